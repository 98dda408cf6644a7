import type { LogRecord, RecordHeader } from './record';

/**
 * Where the log host of a line comes from. The first that names one wins:
 *
 * 1. the header of the line itself: it was written on the log host, whatever carried it since (a tail
 *    on a central log server names that server);
 * 2. the fields of the envelope (`HOST_NAMES`);
 * 3. a header of the record (`RECORD_HEADERS`): somebody took the trouble to say so;
 * 4. the key of the record, if it looks like a host name: shippers are told to key by host.
 *
 * Nothing names one: the host is empty. Lines without a host are kept apart by process or message only.
 */
export const RECORD_HEADERS = ['host', 'hostname', 'host.name', 'log_host', 'log-host'] as const;

/** A host name or an address; a key of JSON, of bytes or of words is none. */
const HOST = /^[0-9A-Za-z_](?:[0-9A-Za-z_.:-]{0,253}[0-9A-Za-z_])?$/;

const LONGEST_HOST = 255;

export function isHostName(text: string): boolean {
  return text.length <= LONGEST_HOST && HOST.test(text);
}

/** The log host that a record itself names, by its headers or its key; '' where it names none. */
export class RecordHost {
  private key: Buffer | null = null;
  private keyHost = '';

  of({ headers, key }: LogRecord): string {
    for (const name of RECORD_HEADERS) {
      const header = headers[name]; // no object has a member of these names by birth
      if (header === undefined) continue;
      const host = headerText(header);
      if (isHostName(host)) return host;
    }
    return key === null ? '' : this.ofKey(key);
  }

  /** Neighbouring records mostly have the same key. */
  private ofKey(bytes: Uint8Array): string {
    if (this.key?.equals(bytes) === true) return this.keyHost;
    this.key = Buffer.from(bytes.subarray(0, LONGEST_HOST + 1));
    const text = this.key.toString('latin1');
    this.keyHost = isHostName(text) ? text : '';
    return this.keyHost;
  }
}

function headerText(header: RecordHeader): string {
  const value = isList(header) ? header[0] : header;
  if (value === undefined) return '';
  return typeof value === 'string'
    ? value
    : Buffer.from(value.subarray(0, LONGEST_HOST + 1)).toString('latin1');
}

function isList(header: RecordHeader): header is readonly (Uint8Array | string)[] {
  return Array.isArray(header);
}
