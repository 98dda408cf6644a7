import { spawn, execFileSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, openSync, closeSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { brokerJars } from './broker-files';

/** A Kafka of one node on loopback, with data of its own in a temporary directory. */
export class Broker {
  private process: ChildProcess | undefined;

  private constructor(
    private readonly directory: string,
    /** `127.0.0.1:PORT` */
    readonly address: string,
    /** Listener with SASL (PLAIN, SCRAM) in place of none. */
    readonly saslAddress: string,
    /** Listener with TLS; who trusts {@link certificate} trusts it. */
    readonly tlsAddress: string,
  ) {}

  /** @param settings lines of `server.properties` beside those that every broker here has. */
  static async start(settings: Readonly<Record<string, string>> = {}): Promise<Broker> {
    const directory = mkdtempSync(join(tmpdir(), 'noanswer-kafka-'));
    const [port, saslPort, tlsPort, controllerPort] = await freePorts(4);
    const on = (at: number | undefined): string => `127.0.0.1:${at}`;
    const broker = new Broker(directory, on(port), on(saslPort), on(tlsPort));
    makeCertificate(directory);
    const properties = {
      ...SINGLE_NODE,
      'controller.quorum.voters': `1@${on(controllerPort)}`,
      listeners: Object.entries({
        PLAINTEXT: port,
        SASL_PLAINTEXT: saslPort,
        SSL: tlsPort,
        CONTROLLER: controllerPort,
      })
        .map(([name, at]) => `${name}://${on(at)}`)
        .join(','),
      'ssl.keystore.type': 'PEM',
      'ssl.keystore.location': join(directory, 'keystore.pem'),
      'log.dirs': join(directory, 'data'),
      ...settings,
    };
    const lines = Object.entries(properties).map(([name, value]) => `${name}=${value}\n`);
    writeFileSync(broker.properties, lines.join(''));
    const format = ['format', '-t', 'MkU3OEVBNTcwNTJENDM2Qk', '-c', broker.properties];
    const users = SCRAM_USERS.flatMap((user) => ['--add-scram', user]);
    execFileSync(
      'java',
      [...classPath(), 'kafka.tools.StorageTool', ...format, ...users],
      // It tells all its settings on standard error.
      { stdio: 'pipe', maxBuffer: 16 * 1024 * 1024 },
    );
    await broker.resume();
    return broker;
  }

  /** PEM text of the certificate of the TLS listener. */
  get certificate(): string {
    return readFileSync(join(this.directory, 'certificate.pem'), 'utf8');
  }

  get pid(): number | undefined {
    return this.process?.pid;
  }

  /** Starts the node, or starts it again on the data that it left. */
  async resume(): Promise<void> {
    const log = openSync(this.log, 'a');
    this.process = spawn(
      'java',
      ['-Xmx512m', '-XX:+UseSerialGC', ...classPath(), 'kafka.Kafka', this.properties],
      { stdio: ['ignore', log, log] },
    );
    closeSync(log);
    const started = this.process;
    // Whoever started it may end before it is stopped.
    const endWithUs = (): void => {
      started.kill('SIGKILL');
    };
    process.once('exit', endWithUs);
    started.once('exit', () => process.removeListener('exit', endWithUs));
    for (let tries = 0; tries < 3000; tries++) {
      if (started.exitCode !== null)
        throw new Error(`Kafka ended at once: ${readFileSync(this.log, 'utf8').slice(-2000)}`);
      if (readFileSync(this.log, 'utf8').includes('Kafka Server started')) return;
      await wait(100);
    }
    throw new Error('Kafka did not start within five minutes');
  }

  /** Ends the node as an operator would, or at once; its data stay. */
  async halt(signal: 'SIGTERM' | 'SIGKILL' = 'SIGTERM'): Promise<void> {
    const running = this.process;
    this.process = undefined;
    if (running?.exitCode !== null) return;
    const ended = once(running, 'exit');
    running.kill(signal);
    const enough = setTimeout(() => running.kill('SIGKILL'), 20_000);
    await ended;
    clearTimeout(enough);
    writeFileSync(this.log, '');
  }

  async stop(): Promise<void> {
    await this.halt('SIGKILL');
    rmSync(this.directory, { recursive: true, force: true });
  }

  private get properties(): string {
    return join(this.directory, 'server.properties');
  }

  private get log(): string {
    return join(this.directory, 'broker.log');
  }
}

/** A certificate for 127.0.0.1 that vouches for itself, and with its key as Kafka wants them. */
function makeCertificate(directory: string): void {
  const [key, certificate] = [join(directory, 'key.pem'), join(directory, 'certificate.pem')];
  const kind = ['-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes'];
  const about = ['-days', '2', '-subj', '/CN=kafka', '-addext', 'subjectAltName=IP:127.0.0.1'];
  execFileSync('openssl', ['req', ...kind, ...about, '-keyout', key, '-out', certificate], {
    stdio: 'pipe',
  });
  const both = [readFileSync(key, 'utf8'), readFileSync(certificate, 'utf8')];
  writeFileSync(join(directory, 'keystore.pem'), both.join(''), { mode: 0o600 });
}

/** For `java`: where Kafka's classes are. */
export function classPath(): string[] {
  return ['-cp', join(brokerJars(), '*')];
}

/** Users of the listener with SASL. */
export const SASL_USER = { username: 'fleet', password: 'fleet-secret' };

const SCRAM_USERS = ['SCRAM-SHA-256', 'SCRAM-SHA-512'].map(
  (mechanism) => `${mechanism}=[name=${SASL_USER.username},password=${SASL_USER.password}]`,
);

const SINGLE_NODE: Readonly<Record<string, string>> = {
  'node.id': '1',
  'process.roles': 'broker,controller',
  'controller.listener.names': 'CONTROLLER',
  'listener.security.protocol.map':
    'CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT,SASL_PLAINTEXT:SASL_PLAINTEXT,SSL:SSL',
  'sasl.enabled.mechanisms': 'PLAIN,SCRAM-SHA-256,SCRAM-SHA-512',
  'listener.name.sasl_plaintext.plain.sasl.jaas.config': `org.apache.kafka.common.security.plain.PlainLoginModule required user_${SASL_USER.username}="${SASL_USER.password}";`,
  'listener.name.sasl_plaintext.scram-sha-256.sasl.jaas.config':
    'org.apache.kafka.common.security.scram.ScramLoginModule required;',
  'listener.name.sasl_plaintext.scram-sha-512.sasl.jaas.config':
    'org.apache.kafka.common.security.scram.ScramLoginModule required;',
  'auto.create.topics.enable': 'false',
  'offsets.topic.replication.factor': '1',
  'offsets.topic.num.partitions': '1',
  'share.coordinator.state.topic.replication.factor': '1',
  'transaction.state.log.replication.factor': '1',
  'transaction.state.log.num.partitions': '4',
  'transaction.state.log.min.isr': '1',
  'group.initial.rebalance.delay.ms': '0',
  'group.min.session.timeout.ms': '1000',
  'log.retention.check.interval.ms': '1000',
  // Records of tests tell times of their own, and would be gone a week later.
  'log.retention.ms': '-1',
  'num.partitions': '1',
};

/** Ports that were free a moment ago. */
export async function freePorts(count: number): Promise<number[]> {
  const servers = Array.from({ length: count }, () => createServer());
  await Promise.all(
    servers.map((server) => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))),
  );
  const ports = servers.map((server) => (server.address() as { port: number }).port);
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  return ports;
}
