/** One block of a bzip2 archive, cut out of it: everything that is needed to decode it alone. */
export interface Bzip2Block {
  /** The bytes in which the block lies. */
  readonly bytes: Uint8Array;
  /** The bit of the first byte at which it begins: blocks are not aligned. */
  readonly bit: number;
  /** Hundreds of kilobytes that it can hold at most, as the archive's header says. */
  readonly level: number;
  /** True when nothing more follows, not even the archive's own end: it is cut off. */
  readonly isCutOff: boolean;
}

export interface DecodedBlock {
  readonly content: Uint8Array;
  /** How many of the bytes the block took; less means that something unreadable lies behind it. */
  readonly used: number;
}

/** A message of the decoding thread. */
export type BlockAnswer = { readonly id: number } & (
  { readonly decoded: DecodedBlock } | { readonly damage: string }
);

export interface BlockRequest {
  readonly id: number;
  readonly block: Bzip2Block;
}
