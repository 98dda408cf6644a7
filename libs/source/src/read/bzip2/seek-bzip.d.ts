/** What we use of seek-bzip, which brings no types of its own. */
declare module 'seek-bzip' {
  class ByteStream {
    readByte(): number;
    writeByte(byte: number): void;
    seek(position: number): void;
  }
  interface SeekBzip {
    readonly Stream: typeof ByteStream;
    /** Decodes the one block that begins at this bit; the input begins with a file header. */
    decodeBlock(input: ByteStream, bit: number, output: ByteStream): void;
  }
  const bunzip: SeekBzip;
  export default bunzip;
}
