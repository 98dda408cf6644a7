import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { ROOT } from '../run-noanswer';

const SHIPPERS = join(ROOT, 'deploy/shippers');
const read = (name: string): string => readFileSync(join(SHIPPERS, name), 'utf8');

interface Sample {
  readonly what: string;
  readonly value: string;
}

/** Objects among the samples of a form, which the parser's own tests read. */
function samplesOf(form: string): Record<string, unknown>[] {
  const file = join(ROOT, `libs/maillog/src/envelope/samples/${form}.yaml`);
  return (parse(readFileSync(file, 'utf8')) as Sample[]).map(
    ({ value }) => JSON.parse(value) as Record<string, unknown>,
  );
}

describe('shipper configurations', () => {
  it('Vector: keyed by host, and what it sends is among the samples', () => {
    const { sinks, sources } = parse(read('vector.yaml')) as {
      sources: { mail: { type: string } };
      sinks: { kafka: { key_field: string; encoding: { codec: string } } };
    };
    expect(sources.mail.type).toBe('file');
    expect(sinks.kafka).toMatchObject({ key_field: 'key', encoding: { codec: 'json' } });
    expect(samplesOf('vector')).toContainEqual({
      file: expect.any(String) as string,
      host: expect.any(String) as string,
      message: expect.any(String) as string,
      source_type: 'file',
      timestamp: expect.any(String) as string,
    });
  });

  it('Filebeat: keyed by host, and what it sends is among the samples', () => {
    const config = parse(read('filebeat.yml')) as Record<string, unknown>;
    expect(config['output.kafka']).toMatchObject({
      key: '%{[host.name]}',
      'partition.hash': { hash: ['host.name'], reachable_only: false },
      required_acks: -1,
    });
    const wanted = { message: expect.any(String) as string, host: { name: 'out1.example.net' } };
    expect(samplesOf('filebeat')).toContainEqual(expect.objectContaining(wanted));
  });

  it('Fluent Bit: keyed by host, and what it sends is among the samples', () => {
    const { pipeline } = parse(read('fluent-bit.yaml')) as {
      pipeline: { outputs: Record<string, unknown>[] };
    };
    expect(pipeline.outputs).toMatchObject([
      { message_key_field: 'hostname', format: 'json', timestamp_format: 'iso8601' },
    ]);
    expect(samplesOf('fluent-bit')).toContainEqual({
      '@timestamp': expect.stringContaining('T') as string,
      log: expect.any(String) as string,
      hostname: expect.any(String) as string,
    });
  });
});
