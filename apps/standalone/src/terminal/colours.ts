import { isatty } from 'node:tty';
import pc from 'picocolors';

const STANDARD_OUTPUT = 1;

/**
 * Colour only where a person sees it, and not if they asked for none (no-color.org). Asked of the
 * system: `process.stdout.isTTY` is undefined elsewhere, and picocolors takes that for its default.
 */
export const colours = pc.createColors(
  isatty(STANDARD_OUTPUT) &&
    (process.env['NO_COLOR'] ?? '') === '' &&
    process.env['TERM'] !== 'dumb',
);
