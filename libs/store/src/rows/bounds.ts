const LONGEST_TEXT = 1000;

/** A stranger's text, bounded. The delivery room bounds it too; the store does not rely on that. */
export const boundedText = (text: string): string =>
  text.length <= LONGEST_TEXT ? text : `${text.slice(0, LONGEST_TEXT - 1)}…`;

const MOST_SECONDS = 1e8;

/** Seconds as the column takes them: -1 is "not logged", and so is what no clock can have shown. */
export const seconds = (value: number): number =>
  value >= 0 && value <= MOST_SECONDS ? value : -1;
