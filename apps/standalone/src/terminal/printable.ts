/** Control characters, and those that turn the direction of writing: a log line may hold any. */
const UNSAFE =
  /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2028\u2029\u2066-\u2069\ufeff]/g;

/** Text of a stranger as it may stand on a terminal: nothing in it moves the cursor or hides. */
export function printable(text: string): string {
  return text.replace(UNSAFE, '\ufffd');
}
