import { readFileSync } from 'node:fs';
import type { RecipientMode } from '../recipients/mode';
import { replaceFile } from './claim';
import type { Layout } from './layout';
import type { Maker } from './temporary';

/** The file that says: this directory is ours, and how its rows were written. */
export interface Marker {
  readonly product: 'noanswer';
  readonly format: 1;
  /** The mode of now is the last; rows written before a change keep what they kept. */
  readonly recipients: readonly { readonly mode: RecipientMode; readonly since: string }[];
  readonly temporaryOf?: Maker;
}

export function readMarker(layout: Layout): Marker | undefined {
  try {
    const read: unknown = JSON.parse(readFileSync(layout.marker, 'utf8'));
    return isMarker(read) ? read : undefined;
  } catch {
    return undefined;
  }
}

export function newMarker(mode: RecipientMode, now: Date, temporaryOf?: Maker): Marker {
  return {
    product: 'noanswer',
    format: 1,
    recipients: [{ mode, since: now.toISOString() }],
    ...(temporaryOf && { temporaryOf }),
  };
}

/** Notes a change of what is kept of recipients; answers the mode before, if it was another. */
export function noteRecipientMode(
  layout: Layout,
  marker: Marker,
  mode: RecipientMode,
  now: Date,
): RecipientMode | undefined {
  const before = marker.recipients.at(-1)?.mode;
  if (before === mode) return undefined;
  const recipients = [...marker.recipients, { mode, since: now.toISOString() }];
  replaceFile(layout.marker, markerText({ ...marker, recipients }));
  return before;
}

export const markerText = (marker: Marker): string => `${JSON.stringify(marker, null, 2)}\n`;

const isMarker = (read: unknown): read is Marker =>
  typeof read === 'object' &&
  read !== null &&
  'product' in read &&
  read.product === 'noanswer' &&
  'recipients' in read &&
  Array.isArray(read.recipients);
