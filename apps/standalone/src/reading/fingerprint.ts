import type { PrefixMark } from '@noanswer/source';
import type { SourceRow } from '@noanswer/store';

type Fingerprint = Pick<SourceRow, 'fingerprint' | 'fingerprintBytes'>;

/** The marks of a log's start as the store keeps them. */
export function fingerprintOf(marks: readonly PrefixMark[]): Fingerprint {
  return {
    fingerprint: marks.map(({ length, hash }) => `${length}:${hash}`).join(' '),
    fingerprintBytes: marks.at(-1)?.length ?? 0,
  };
}

export function marksIn({ fingerprint }: Fingerprint): readonly PrefixMark[] {
  if (fingerprint === '') return [];
  return fingerprint.split(' ').map((mark) => {
    const [length = '', hash = ''] = mark.split(':');
    return { length: Number(length), hash };
  });
}
