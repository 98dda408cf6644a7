/** The packed data are damaged or cut off. What came before was handed out. */
export class BrokenArchive extends Error {}

export const CUT_OFF = 'the archive is cut off';
export const DAMAGED = 'the archive is damaged';

/** Tells of something that the reader of the log may want to know, and that harms nothing. */
export type OnNotice = (notice: string) => void;

export const TRAILING_BYTES = 'bytes after the end of the archive were ignored';
