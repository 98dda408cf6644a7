import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, isAbsolute, join } from 'node:path';

/** The broker that tests run against, as Maven knows it. */
const KAFKA_VERSION = '4.1.0';
const ARTIFACTS = [
  ['org.apache.kafka', 'kafka_2.13', KAFKA_VERSION],
  ['org.apache.kafka', 'kafka-tools', KAFKA_VERSION],
  ['org.slf4j', 'slf4j-simple', '1.7.36'],
] as const;

/**
 * The directory with Kafka's own jars: 54 MB, fetched by Maven once for each user and kept in the cache
 * directory that the XDG Base Directory Specification names.
 *
 * @throws Error if there is neither such a directory nor Java and Maven to make one.
 */
export function brokerJars(): string {
  const directory = join(cacheDirectory(), `kafka-${KAFKA_VERSION}`);
  if (existsSync(directory)) return directory;
  mkdirSync(dirname(directory), { recursive: true });
  const work = mkdtempSync(`${directory}-`);
  try {
    writeFileSync(join(work, 'pom.xml'), pom());
    execFileSync('mvn', ['-q', '-B', 'dependency:copy-dependencies', '-DoutputDirectory=lib'], {
      cwd: work,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    renameSync(join(work, 'lib'), directory);
  } catch (error) {
    // Another run was faster: what it fetched is the same.
    if (!existsSync(directory)) throw error;
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
  return directory;
}

/** Why no broker can be started here; null where one can. */
export function whyNoBroker(): string | null {
  for (const [program, argument] of [
    ['java', '-version'],
    ['mvn', '-version'],
  ] as const) {
    if (program === 'mvn' && existsSync(join(cacheDirectory(), `kafka-${KAFKA_VERSION}`))) continue;
    try {
      execFileSync(program, [argument], { stdio: 'ignore' });
    } catch {
      return `a Kafka for the tests needs ${program} (or KAFKA_BROKERS, which names one)`;
    }
  }
  return null;
}

function cacheDirectory(): string {
  const base = process.env['XDG_CACHE_HOME'] ?? '';
  return join(isAbsolute(base) ? base : join(homedir(), '.cache'), 'noanswer');
}

function pom(): string {
  const dependencies = ARTIFACTS.map(
    ([group, artifact, version]) =>
      `<dependency><groupId>${group}</groupId><artifactId>${artifact}</artifactId><version>${version}</version></dependency>`,
  );
  return `<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion>
<groupId>noanswer</groupId><artifactId>test-broker</artifactId><version>1</version>
<dependencies>${dependencies.join('')}</dependencies></project>
`;
}
