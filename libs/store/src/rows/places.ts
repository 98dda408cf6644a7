import { hash } from 'node:crypto';
import { detached } from '@noanswer/maillog';
import { uint16Column, uint32Column, uint64Column } from '../columns/numbers';
import { TextColumn, WordColumn } from '../columns/texts';
import { hostPattern, ipv4Number } from './place-parts';
import { TableColumns } from './table-columns';

/** A recipient domain and a host that it was tried at. The id is 64 bits in two halves. */
export interface Place {
  readonly high: number;
  readonly low: number;
  /** Of the domain alone: rows of one domain go to one shard by it. */
  readonly slot: number;
  readonly domain: string;
  readonly host: string;
  readonly ip: string;
  readonly port: number;
}

/** A power of two. Whoever reads logs once and ends meets most places again. */
const SLOTS = 131_072;
/**
 * A server that runs for months meets thousands an hour that it never meets again: remembering 131,072 of them
 * took 32 MB within an hour or two. What comes back after another took its slot is written once more.
 */
const SLOTS_OF_MONTHS = 16_384;

/**
 * `places`: knows the id of every place and writes each when it is first seen. An id is the first 64
 * bits of a SHA-256: the same in every process and every store, so a place may be written again, as
 * it is when it comes back after another has taken its slot. The table does not hold it: it takes
 * the same hash when it is asked.
 */
export class PlaceColumns extends TableColumns {
  private readonly remembered: (Place | undefined)[];
  /** An attempt and its connection mostly have one place. */
  private last: Place | undefined;

  constructor(
    /** `place_names`, where they are kept by their id as well: but for a store that answers once. */
    readonly byId?: PlaceNameColumns,
    private readonly column = columns(),
  ) {
    super('places', column, {}, true);
    const slots = byId === undefined ? SLOTS : SLOTS_OF_MONTHS;
    this.remembered = new Array<Place | undefined>(slots).fill(undefined);
  }

  placeOf(domain: string, host: string, ip: string, port: number): Place {
    const { last } = this;
    if (last !== undefined && isAt(last, domain, host, ip, port)) return last;
    const slot = slotOf(domain, ip) & (this.remembered.length - 1);
    const known = this.remembered[slot];
    if (known !== undefined && isAt(known, domain, host, ip, port)) return (this.last = known);
    // Copies: what is remembered must not keep the piece of log that it was cut from.
    const place = newPlace(detached(domain), detached(host), detached(ip), port);
    this.remembered[slot] = place;
    this.last = place;
    const v4 = ipv4Number(place.ip);
    this.column.domain.add(place.domain);
    this.column.host_pattern.add(hostPattern(place.host, place.domain));
    this.column.ipv4.add(v4);
    this.column.other_ip.add(v4 === 0 ? place.ip : '');
    this.column.port.add(port);
    this.byId?.add(place);
    return place;
  }
}

/** `place_names`: the same places by their id. */
export class PlaceNameColumns extends TableColumns {
  constructor(private readonly column = nameColumns()) {
    super('place_names', column, {}, true);
  }

  add(place: Place): void {
    const { column } = this;
    column.id.addHalves(place.high, place.low);
    column.domain.add(place.domain);
    column.host.add(place.host);
    column.ip.add(place.ip);
    column.port.add(place.port);
  }
}

/** Cheaper than a look-up in a Map, which would hash the fresh slices of every row. */
function slotOf(domain: string, ip: string): number {
  let hash = 0;
  for (let i = 0; i < ip.length; i++) hash = (hash * 31 + ip.charCodeAt(i)) | 0;
  for (let i = 0; i < domain.length; i++) hash = (hash * 31 + domain.charCodeAt(i)) | 0;
  return hash ^ (hash >>> 15);
}

const isAt = (place: Place, domain: string, host: string, ip: string, port: number): boolean =>
  place.ip === ip && place.host === host && place.domain === domain && place.port === port;

function newPlace(domain: string, host: string, ip: string, port: number): Place {
  const digest = hash('sha256', `${domain}\0${host}\0${ip}\0${port}`, 'binary');
  return {
    high: word(digest, 0),
    low: word(digest, 4),
    slot: domainSlot(domain),
    domain,
    host,
    ip,
    port,
  };
}

/**
 * 16 bits of a domain's name (FNV-1a of its UTF-16 units, folded). Rows that were written under it lie in the
 * shard that it names: it must stay what it is.
 */
export function domainSlot(domain: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < domain.length; i++) hash = Math.imul(hash ^ domain.charCodeAt(i), 0x01000193);
  return ((hash >>> 16) ^ hash) & 0xffff;
}

/** 32 bits of a digest in Latin-1. */
const word = (digest: string, at: number): number =>
  ((digest.charCodeAt(at) << 24) |
    (digest.charCodeAt(at + 1) << 16) |
    (digest.charCodeAt(at + 2) << 8) |
    digest.charCodeAt(at + 3)) >>>
  0;

const columns = () => ({
  domain: new TextColumn(),
  host_pattern: new WordColumn(),
  ipv4: uint32Column(),
  other_ip: new WordColumn(),
  port: uint16Column(),
});

const nameColumns = () => ({
  id: uint64Column(),
  domain: new TextColumn(),
  host: new TextColumn(),
  ip: new TextColumn(),
  port: uint16Column(),
});
