import type { RemoteHost } from '../events';
import { readDuration } from './duration';
import { readHostItem } from './host-item';
import { ItemReader } from './item-reader';
import { COLON, wordEnd } from './scan';

const C = 67;
const D = 68;
const H = 72;
const Q = 81;
const R = 82;
const T = 84;

/** The items of a delivery, failure or deferral (deliver.c; specification, 53.13). */
export class DeliveryItems extends ItemReader {
  router = '';
  transport = '';
  remote: RemoteHost | null = null;
  /** See HostItem.reused. */
  reused = false;
  /** `C="…"`. */
  confirmation = '';
  /** `QT=` and `DT=` in seconds, -1 where not logged. */
  queueSeconds = -1;
  deliverySeconds = -1;

  protected override readOwn(from: number, equals: number): boolean {
    const { text } = this;
    const first = text.charCodeAt(from);
    if (equals - from === 1) {
      if (first === R) this.router = this.readWord(equals + 1);
      else if (first === T) this.transport = this.readWord(equals + 1);
      else if (first === C) this.confirmation = this.readValue(equals + 1);
      else return first === H && this.readHost(equals + 1);
      return true;
    }
    if (equals - from !== 2 || text.charCodeAt(from + 1) !== T) return false;
    if (first === Q) this.queueSeconds = this.readSeconds(equals + 1);
    else if (first === D) this.deliverySeconds = this.readSeconds(equals + 1);
    else return false;
    return true;
  }

  /** The last word before a message has the message's colon behind it. */
  protected override endOfWord(from: number): number {
    const end = wordEnd(this.text, from, this.to);
    return end > from && this.text.charCodeAt(end - 1) === COLON ? end - 1 : end;
  }

  private readHost(from: number): boolean {
    const item = readHostItem(this.text, from, this.to);
    if (item === null) return false;
    this.remote = item.remote;
    this.reused = item.reused;
    this.at = item.end;
    return true;
  }

  private readSeconds(from: number): number {
    this.at = this.endOfWord(from);
    return readDuration(this.text, from, this.at) ?? -1;
  }
}
