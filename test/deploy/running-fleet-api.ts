import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { freePorts } from '../kafka/broker';
import { ROOT } from '../run-noanswer';

/** The built API of a fleet, and what it said. */
export class FleetApi {
  said = '';
  private constructor(
    private readonly child: ChildProcess,
    private readonly port: number,
  ) {
    child.stderr?.on('data', (chunk: Buffer) => (this.said += chunk.toString()));
  }

  static async start(
    storeUrl: string,
    database: string,
    more: NodeJS.ProcessEnv = {},
    host = '127.0.0.1',
  ): Promise<FleetApi> {
    const [port = 0] = await freePorts(1);
    const env = {
      ...process.env,
      NOANSWER_STORE_URL: storeUrl,
      NOANSWER_STORE_DATABASE: database,
      NOANSWER_HTTP_LISTEN: `${host}:${port}`,
      ...more,
    };
    const child = spawn(process.execPath, [join(ROOT, 'bin/noanswer-api.js')], {
      env,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    return new FleetApi(child, port);
  }

  async until(text: string): Promise<void> {
    for (let tries = 0; tries < 900 && !this.said.includes(text); tries++) await wait(100);
    expect(this.said).toContain(text);
  }

  async ask(path: string, key = ''): Promise<{ status: number; body: Record<string, unknown> }> {
    const headers: Record<string, string> = key === '' ? {} : { authorization: `Bearer ${key}` };
    const response = await fetch(`http://127.0.0.1:${this.port}${path}`, { headers });
    return { status: response.status, body: (await response.json()) as Record<string, unknown> };
  }

  async leave(): Promise<number | null> {
    const ended = once(this.child, 'exit');
    this.child.kill('SIGTERM');
    await ended;
    return this.child.exitCode;
  }
}
