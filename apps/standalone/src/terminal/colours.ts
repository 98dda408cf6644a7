import pc from 'picocolors';

/** Colour only where a person sees it, and not if they asked for none (no-color.org). */
export const colours = pc.createColors(
  process.stdout.isTTY && (process.env['NO_COLOR'] ?? '') === '' && process.env['TERM'] !== 'dumb',
);
