import type { Parsed, RawLine } from '@noanswer/maillog';
import { LineFramer, MailLogParser, lineText, readable } from '@noanswer/maillog';
import { originOf } from '../reading/log-origin';
import { isoTime } from '@noanswer/answers';
import { StreamOut } from '../terminal/stream-out';
import { DONE, INCOMPLETE } from './exit-codes';
import type { LogOptions } from './log-options';
import { streamLogs } from './stream-logs';

/** `noanswer parse`: one JSON object a line for each line read. */
export async function parse(paths: readonly string[], options: LogOptions): Promise<number> {
  const out = new StreamOut(process.stdout);
  const whole = await streamLogs(paths, out, (reader, input) => {
    const framer = new LineFramer();
    const parser = new MailLogParser(originOf(reader, input, options));
    const take = (line: RawLine): void => {
      const record = recordOf(line, parser.parse(line), parser.repeats);
      out.write(`${JSON.stringify({ path: input.path, ...record })}\n`);
    };
    return {
      push: (chunk) => {
        framer.push(chunk, take);
      },
      end: () => {
        framer.end(take);
      },
    };
  });
  await out.flush();
  return whole ? DONE : INCOMPLETE;
}

/** What is printed of a line: where it stands, what it is, and its text where nothing came of it. */
function recordOf(line: RawLine, parsed: Parsed, repeats: number): Record<string, unknown> {
  const { offset, cutBytes } = line;
  const about = {
    offset,
    ...(cutBytes > 0 && { cutBytes }),
    ...(repeats > 1 && { repeats }),
  };
  if (!('at' in parsed)) return { ...about, ...parsed, text: readable(lineText(line)) };
  const { kind, mta, at, ...fields } = parsed;
  return { ...about, kind, mta, at: isoTime(at), ...fields, offset };
}
