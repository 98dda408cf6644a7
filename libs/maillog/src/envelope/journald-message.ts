/**
 * The text of journald's `MESSAGE` (systemd.journal-fields(7), journalctl -o json): a string; an array
 * of bytes if it is not printable UTF-8; an array of such values, or null among them, if the entry has
 * several. Undefined for anything else, such as the null that stands for a message left out.
 */
export function journaldMessage(value: unknown): string | undefined {
  if (!Array.isArray(value)) return typeof value === 'string' ? value : undefined;
  if (isBytes(value)) return Buffer.from(value).toString('latin1');
  const texts = value.map((one: unknown) => {
    if (one === null) return '';
    return isBytes(one) ? Buffer.from(one).toString('latin1') : one;
  });
  return texts.every((text) => typeof text === 'string') ? texts.join('\n') : undefined;
}

function isBytes(value: unknown): value is number[] {
  return Array.isArray(value) && value.every(isByte);
}

function isByte(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= 255;
}
