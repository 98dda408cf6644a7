import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { freePorts } from './broker';

/** Where Debian puts rsyslog's module for Kafka (package rsyslog-kafka). */
const MODULE = '/usr/lib/x86_64-linux-gnu/rsyslog/omkafka.so';

export const noRsyslog = existsSync(MODULE) ? null : 'rsyslogd with omkafka is not installed';

/** How rsyslogd is told to send: Debian's own template for a line, or JSON. */
export type RsyslogForm = 'line' | 'json';

const TEMPLATES: Readonly<Record<RsyslogForm, string>> = {
  line: 'template(name="sent" type="string" string="%timestamp:::date-rfc3339% %hostname% %syslogtag%%msg%")',
  json: `template(name="sent" type="list" option.jsonf="on") {
  property(outname="@timestamp" name="timereported" dateFormat="rfc3339" format="jsonf")
  property(outname="host" name="hostname" format="jsonf")
  property(outname="syslogtag" name="syslogtag" format="jsonf")
  property(outname="message" name="msg" format="jsonf")
}`,
};

/** A real rsyslogd: what it hears by TCP it sends to a topic, keyed by log host. */
export class RealRsyslog {
  private constructor(
    private readonly directory: string,
    private readonly port: number,
    private readonly child: ChildProcess,
  ) {}

  static async start(
    brokers: readonly string[],
    topic: string,
    form: RsyslogForm,
    codec: string,
  ): Promise<RealRsyslog> {
    const directory = mkdtempSync(join(tmpdir(), 'noanswer-rsyslog-'));
    const [port = 0] = await freePorts(1);
    const file = join(directory, 'rsyslog.conf');
    const quoted = brokers.map((broker) => `"${broker}"`).join(',');
    writeFileSync(
      file,
      `global(workDirectory="${directory}")
module(load="imtcp")
module(load="omkafka")
input(type="imtcp" address="127.0.0.1" port="${port}")
template(name="host" type="string" string="%hostname%")
${TEMPLATES[form]}
action(type="omkafka" broker=[${quoted}] topic="${topic}" key="host" dynaKey="on" template="sent"
  confParam=["compression.codec=${codec}", "linger.ms=50"] closeTimeout="5000")
`,
    );
    const child = spawn('rsyslogd', ['-n', '-f', file, '-i', join(directory, 'pid')], {
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    const rsyslog = new RealRsyslog(directory, port, child);
    await rsyslog.listening();
    return rsyslog;
  }

  /** As a log host's own syslog daemon sends them: facility mail, level info. */
  async send(lines: readonly string[]): Promise<void> {
    const socket = connect(this.port, '127.0.0.1');
    await once(socket, 'connect');
    socket.end(lines.map((line) => `<22>${line}\n`).join(''));
    await once(socket, 'close');
  }

  async stop(): Promise<void> {
    const ended = once(this.child, 'exit');
    this.child.kill('SIGTERM');
    await ended;
    rmSync(this.directory, { recursive: true, force: true });
  }

  private async listening(): Promise<void> {
    for (let tries = 0; tries < 1200; tries++) {
      if (this.child.exitCode !== null) break;
      const socket = connect(this.port, '127.0.0.1');
      try {
        await once(socket, 'connect');
        socket.destroy();
        return;
      } catch {
        await wait(100);
      }
    }
    throw new Error('rsyslogd does not listen');
  }
}
