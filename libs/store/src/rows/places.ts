import { hash } from 'node:crypto';
import { detached } from '@noanswer/maillog';
import { uint16Column, uint64Column } from '../columns/numbers';
import { TextColumn } from '../columns/texts';
import { wordsOf } from '../recipients/token';
import { TableColumns } from './table-columns';

/** A recipient domain and a host that it was tried at. The id is 64 bits in two halves. */
export interface Place {
  readonly high: number;
  readonly low: number;
  readonly domain: string;
  readonly host: string;
  readonly ip: string;
  readonly port: number;
}

/** A power of two, several times the places that a busy server's mail goes to in a day. */
const SLOTS = 131_072;

/**
 * `places`: knows the id of every place and writes each when it is first seen. An id is the first 64
 * bits of a SHA-256: the same in every process and every store, so a place may be written again, as
 * it is when it comes back after another has taken its slot.
 */
export class PlaceColumns extends TableColumns {
  private readonly remembered = new Array<Place | undefined>(SLOTS).fill(undefined);

  constructor(private readonly column = columns()) {
    super('places', column);
  }

  placeOf(domain: string, host: string, ip: string, port: number): Place {
    const slot = slotOf(domain, ip);
    const known = this.remembered[slot];
    if (known !== undefined && isAt(known, domain, host, ip, port)) return known;
    // Copies: what is remembered must not keep the piece of log that it was cut from.
    const place = newPlace(detached(domain), detached(host), detached(ip), port);
    this.remembered[slot] = place;
    this.column.id.addHalves(place.high, place.low);
    this.column.domain.add(place.domain);
    this.column.host.add(place.host);
    this.column.ip.add(place.ip);
    this.column.port.add(port);
    return place;
  }
}

/** Cheaper than a look-up in a Map, which would hash the fresh slices of every row. */
function slotOf(domain: string, ip: string): number {
  let hash = 0;
  for (let i = 0; i < ip.length; i++) hash = (hash * 31 + ip.charCodeAt(i)) | 0;
  for (let i = 0; i < domain.length; i++) hash = (hash * 31 + domain.charCodeAt(i)) | 0;
  return (hash ^ (hash >>> 15)) & (SLOTS - 1);
}

const isAt = (place: Place, domain: string, host: string, ip: string, port: number): boolean =>
  place.ip === ip && place.host === host && place.domain === domain && place.port === port;

function newPlace(domain: string, host: string, ip: string, port: number): Place {
  const { high, low } = wordsOf(hash('sha256', `${domain}\0${host}\0${ip}\0${port}`, 'binary'));
  return { high, low, domain, host, ip, port };
}

const columns = () => ({
  id: uint64Column(),
  domain: new TextColumn(),
  host: new TextColumn(),
  ip: new TextColumn(),
  port: uint16Column(),
});
