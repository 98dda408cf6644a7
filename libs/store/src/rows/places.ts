import { hash } from 'node:crypto';
import { uint16Column, uint64Column } from '../columns/numbers';
import { TextColumn } from '../columns/texts';
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

interface Link {
  readonly place: Place;
  next: Link | undefined;
}

/** Addresses remembered of one domain: the rest are written again when they come again. */
const LONGEST_CHAIN = 64;

/** Places remembered as written; beyond that all are forgotten and written again as they come. */
const MOST_REMEMBERED = 250_000;

/**
 * `places`: knows the id of every place and writes each when it is first seen. An id is the first 64
 * bits of a SHA-256: the same in every process and every store, so a place may be written again.
 */
export class PlaceColumns extends TableColumns {
  private remembered = 0;
  private last: Place | undefined;
  /** By domain, a chain: the place asked for last comes first. */
  private readonly ofDomain = new Map<string, Link>();

  constructor(private readonly column = columns()) {
    super('places', column);
  }

  placeOf(domain: string, host: string, ip: string, port: number): Place {
    // A connection is asked for right after its attempt, and is mostly at the same place.
    if (this.last !== undefined && isAt(this.last, domain, host, ip, port)) return this.last;
    this.last = this.find(domain, host, ip, port) ?? this.newPlace(domain, host, ip, port);
    return this.last;
  }

  private find(domain: string, host: string, ip: string, port: number): Place | undefined {
    const first = this.ofDomain.get(domain);
    if (first === undefined || isAt(first.place, domain, host, ip, port)) return first?.place;
    let before = first;
    for (let steps = 0; before.next !== undefined; steps++) {
      const link = before.next;
      if (steps === LONGEST_CHAIN) {
        before.next = undefined;
        break;
      }
      if (isAt(link.place, domain, host, ip, port)) {
        before.next = link.next;
        link.next = first;
        this.ofDomain.set(domain, link);
        return link.place;
      }
      before = link;
    }
    return undefined;
  }

  private newPlace(domain: string, host: string, ip: string, port: number): Place {
    if (this.remembered++ === MOST_REMEMBERED) {
      this.ofDomain.clear();
      this.remembered = 1;
    }
    const place = { ...placeId(domain, host, ip, port), domain, host, ip, port };
    this.ofDomain.set(domain, { place, next: this.ofDomain.get(domain) });
    this.column.id.addHalves(place.high, place.low);
    this.column.domain.add(domain);
    this.column.host.add(host);
    this.column.ip.add(ip);
    this.column.port.add(port);
    return place;
  }
}

const isAt = (place: Place, domain: string, host: string, ip: string, port: number): boolean =>
  place.ip === ip && place.host === host && place.domain === domain && place.port === port;

function placeId(
  domain: string,
  host: string,
  ip: string,
  port: number,
): { high: number; low: number } {
  const digest = hash('sha256', `${domain}\0${host}\0${ip}\0${port}`, 'buffer');
  return { high: digest.readUInt32BE(0), low: digest.readUInt32BE(4) };
}

const columns = () => ({
  id: uint64Column(),
  domain: new TextColumn(),
  host: new TextColumn(),
  ip: new TextColumn(),
  port: uint16Column(),
});
