import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openLog, type LogEnd, type LogInput, type OpenOptions } from '../src';

/** Lines of a Postfix log, all different. */
export function sampleLines(count: number, from = 0): Buffer {
  const lines = Array.from({ length: count }, (_, i) => {
    const n = from + i;
    const second = String(n % 60).padStart(2, '0');
    return `Nov 15 10:00:${second} mx1 postfix/smtp[${n}]: connect to h${(n * 7919) % 1000}.example[192.0.2.${n % 256}]:25: Connection timed out\n`;
  });
  return Buffer.from(lines.join(''), 'latin1');
}

/** A directory for one test file, removed after its last test. */
export function temporaryDirectory(): {
  readonly path: string;
  write(name: string, content: Uint8Array | string): string;
} {
  const path = mkdtempSync(join(tmpdir(), 'noanswer-source-'));
  afterAll(() => {
    rmSync(path, { recursive: true, force: true });
  });
  return {
    path,
    write: (name, content) => {
      const file = join(path, name);
      writeFileSync(file, content);
      return file;
    },
  };
}

/** An input as if the file had been asked for by name. */
export function inputFor(path: string, once = false): LogInput {
  return { path, file: path, set: path, once, size: null, modifiedAt: null, variant: null };
}

export interface ReadLog {
  readonly content: Buffer;
  readonly end: LogEnd | null;
  readonly name: string;
}

/** Reads a log to its end; what it holds, and how it ended. */
export async function readLog(
  input: LogInput | string,
  options: Partial<OpenOptions> = {},
): Promise<ReadLog> {
  const { reader, problem } = await openLog(typeof input === 'string' ? inputFor(input) : input, {
    now: 0,
    ...options,
  });
  if (!reader) throw new Error(problem.message);
  const chunks: Buffer[] = [];
  for await (const chunk of reader) chunks.push(Buffer.from(chunk));
  return { content: Buffer.concat(chunks), end: reader.end, name: reader.identity.name };
}

/** Whether a tool is there. A test that needs it names it, and is skipped by that name. */
export function hasTool(tool: string): boolean {
  return spawnSync('sh', ['-c', `command -v ${tool}`]).status === 0;
}

/** What a tool makes of these bytes. */
export function pipedThrough(command: string, input: Uint8Array): Buffer {
  const { stdout, status, stderr } = spawnSync('sh', ['-c', command], {
    input,
    maxBuffer: 1 << 28,
  });
  if (status !== 0) throw new Error(`${command}: ${stderr.toString()}`);
  return stdout;
}
