/** What we use of libraries that bring no types of their own. */
declare module 'lz4js' {
  /**
   * Unpacks the block at `from` to `plain` at `at`, and returns where its content ends there. What
   * would be beyond the end of `plain` is dropped.
   */
  export function decompressBlock(
    bytes: Uint8Array,
    plain: Uint8Array,
    from: number,
    length: number,
    at: number,
  ): number;
  export function compress(bytes: Uint8Array): Uint8Array;
}

declare module 'snappyjs' {
  export function uncompress(block: Uint8Array): Uint8Array;
  export function compress(bytes: Uint8Array): Uint8Array;
}
