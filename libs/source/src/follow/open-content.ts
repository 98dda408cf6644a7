import { packingOf } from '../content/compression';
import { JUDGED_BYTES, looksBinary } from '../content/text-or-binary';
import type { Candidate } from '../find/expand-argument';
import { IDENTITY_BYTES, marksOf } from '../identity/prefix-marks';
import { problemOf, problems } from '../input-problem';
import type { InputProblem } from '../log-input';
import { openLog } from '../read/open-log';
import type { Content } from './content';
import { LiveFile, inodeOf } from './live-file';
import { PackedContent } from './packed-content';
import { PlainContent } from './plain-content';

export type OpenedContent =
  /** Its name is gone, or leads to another file: it was renamed or packed since it was found. */
  | 'moved'
  | {
      readonly content: Content;
      readonly start: Uint8Array;
      /** Of its last change, now. */
      readonly modifiedAt: number;
    }
  /** Nothing to know it by yet; `untilItChanges` where that takes no asking again and again. */
  | { readonly wait: string; readonly untilItChanges: boolean }
  | { readonly problem: InputProblem };

/** Opens a file that was found, plain or packed, as far as it can be known by its content. */
export async function openContent(found: Candidate, now: number): Promise<OpenedContent> {
  const { input } = found;
  if (input.once) return { problem: problems.notAFile(input.path, 'a pipe') };
  let file: LiveFile;
  try {
    file = await LiveFile.open(input.file);
  } catch (error) {
    return movedOr(problemOf(input.path, error));
  }
  try {
    const opened = await lookInto(file, found);
    if (opened === 'packed') {
      await file.close();
      return await openPacked(found, now, file.modifiedAt);
    }
    if (opened === 'moved' || !('content' in opened)) await file.close();
    return opened;
  } catch (error) {
    await file.close();
    return { problem: problemOf(input.path, error) };
  }
}

async function lookInto(
  file: LiveFile,
  { input, inode }: Candidate,
): Promise<OpenedContent | 'packed'> {
  if (file.inode !== inode) return 'moved';
  const head = await file.head(JUDGED_BYTES);
  const packing = packingOf(head);
  if ('foreign' in packing)
    return { problem: problems.unsupportedCompression(input.path, packing.foreign) };
  if (packing.compression !== 'plain') return 'packed';
  if (head.length === 0) return { wait: 'It is empty.', untilItChanges: false };
  if (looksBinary(head)) return { problem: problems.binary(input.path) };
  if (marksOf(head).length === 0)
    return { wait: 'It holds no whole line yet.', untilItChanges: false };
  const start = head.subarray(0, IDENTITY_BYTES);
  return { content: new PlainContent(file, start), start, modifiedAt: file.modifiedAt };
}

const movedOr = (problem: InputProblem): OpenedContent =>
  problem.what === 'missing' ? 'moved' : { problem };

async function openPacked(
  { input, inode }: Candidate,
  now: number,
  modifiedAt: number,
): Promise<OpenedContent> {
  const { reader, problem } = await openLog(input, { now });
  if (reader === null) return movedOr(problem);
  // It was opened by its name a second time: of a file that is being rotated that may be another one.
  if ((await inodeOf(input.file)) !== inode) {
    await reader.close();
    return 'moved';
  }
  const start = await reader.readAhead(IDENTITY_BYTES);
  if (start.length > 0) return { content: new PackedContent(reader), start, modifiedAt };
  await reader.close();
  return { wait: 'Nothing can be unpacked from it.', untilItChanges: true };
}
