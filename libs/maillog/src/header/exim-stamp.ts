const SPACE = 32;

/**
 * The last `YYYY-MM-DD HH:MM:SS ` of Exim's own log, compared four bytes at once: comparing characters
 * took a tenth of what a line costs.
 */
export class EximStamp {
  static readonly LENGTH = '2026-11-21 09:55:54 '.length;

  /** What it says: milliseconds since 1970, UTC. */
  at = 0;
  private year = 0;
  private month = 0;
  private day = 0;
  private minute = 0;
  private second = 0;

  /** Whether the same bytes stand at `from`. They have to be there: the caller knows the line's length. */
  standsAt(view: DataView, from: number): boolean {
    return (
      view.getInt32(from + 16) === this.second &&
      view.getInt32(from + 12) === this.minute &&
      view.getInt32(from + 8) === this.day &&
      view.getInt32(from + 4) === this.month &&
      view.getInt32(from) === this.year
    );
  }

  /** Takes the stamp from `from` to `end`; one of another form, with a fraction or a zone, is left out. */
  remember(view: DataView, from: number, end: number, at: number): void {
    if (end - from !== EximStamp.LENGTH || view.getUint8(end - 1) !== SPACE) return;
    this.at = at;
    this.year = view.getInt32(from);
    this.month = view.getInt32(from + 4);
    this.day = view.getInt32(from + 8);
    this.minute = view.getInt32(from + 12);
    this.second = view.getInt32(from + 16);
  }
}
