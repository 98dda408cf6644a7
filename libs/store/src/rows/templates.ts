import type { Place } from './places';

/**
 * Texts name the host, the address and the domain that the row's place holds already. They are kept
 * as marks: the rest is the same words again and again, and costs a sixth.
 */
const HOST = '\u0001';
const IP = '\u0002';
const DOMAIN = '\u0003';
const MARKS = /[\u0001-\u0003]/g;

type Names = Pick<Place, 'domain' | 'host' | 'ip'>;

/** Shorter names would be found inside of other words; that would be undone, but gains nothing. */
const SHORTEST = 4;

export function templateOf(text: string, place: Names): string {
  if (text === '') return text;
  let template = text.replace(MARKS, ' ');
  if (place.ip.length >= SHORTEST) template = template.replaceAll(place.ip, IP);
  if (place.host.length >= SHORTEST) template = template.replaceAll(place.host, HOST);
  if (place.domain.length >= SHORTEST) template = template.replaceAll(place.domain, DOMAIN);
  return template;
}

export const textOf = (template: string, place: Names): string =>
  template.replace(MARKS, (mark) =>
    mark === HOST ? place.host : mark === IP ? place.ip : place.domain,
  );
