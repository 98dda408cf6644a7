import fc from 'fast-check';
import { AskedApi } from './asked-api';
import { Documented, type Document } from './documented';

/**
 * Requests out of the document: every parameter there is, with values that its schema allows and with any
 * others. Whatever is asked, the answer is one that the document tells of, and never an error of ours.
 */
let api: AskedApi;
let documented: Documented;
beforeAll(async () => {
  api = await AskedApi.open();
  documented = new Documented((await api.get('/openapi.json')).body as unknown as Document);
});
afterAll(async () => {
  await api.close();
});

interface Parameter {
  readonly in: 'path' | 'query';
  readonly name: string;
  readonly required?: boolean;
  readonly schema: Schema;
  readonly example?: unknown;
}

interface Schema {
  readonly type?: string;
  readonly enum?: readonly string[];
  readonly pattern?: string;
  readonly format?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly example?: unknown;
}

/** Names that lead somewhere, and words that have made programs stumble. */
const KNOWN = ['dead.example', 'half.example', '192.0.2.9', '4jWnjL6WYGzJX6C', '4.4.1', 'busy'];
const AWKWARD = [
  ...['', ' ', '0', '-1', '1e9', 'NaN', 'null', 'true', '[]', '{}', '%', '\0', '\u202e', '\ud800'],
  ...["'; DROP TABLE places; --", '{x:String}', '\\', '`', '__proto__', 'a'.repeat(300), '🦆'],
  ...['9'.repeat(20), '2026-02-30T00:00:00Z', '1969-12-31T23:59:59Z', '../../etc/passwd', '*'],
];

const anyText = fc.oneof(
  fc.constantFrom(...KNOWN, ...AWKWARD),
  fc.string({ unit: 'binary', maxLength: 40 }),
);

/** What the schema allows. */
function allowed({ type, enum: words, pattern, format, ...schema }: Schema): fc.Arbitrary<string> {
  if (words !== undefined) return fc.constantFrom(...words);
  if (pattern !== undefined) return fc.stringMatching(new RegExp(pattern));
  if (format === 'date-time')
    return fc
      .date({ min: new Date(0), max: new Date(api.now + 86_400_000), noInvalidDate: true })
      .map((date) => date.toISOString());
  if (type === 'integer')
    return fc
      .integer({ min: schema.minimum ?? 0, max: Math.min(schema.maximum ?? 1000, 2 ** 31 - 1) })
      .map(String);
  const { minLength = 0, maxLength = 50 } = schema;
  return fc.oneof(
    fc.constantFrom(...KNOWN),
    fc.string({ minLength, maxLength: Math.min(maxLength, 50), unit: 'grapheme' }),
  );
}

interface Operation {
  readonly path: string;
  readonly parameters: readonly Parameter[];
}

const operations = (): readonly Operation[] =>
  Object.entries(documented.document.paths).flatMap(([path, { get }]) =>
    get === undefined
      ? []
      : [{ path, parameters: (get as unknown as { parameters: Parameter[] }).parameters }],
  );

/** Text that cannot be written in a URL is replaced, as every client does. */
const encoded = (text: string): string => encodeURIComponent(text.toWellFormed());

function urlOf(
  { path, parameters }: Operation,
  values: Readonly<Record<string, string | null>>,
): string {
  let url = path;
  const query: string[] = [];
  for (const { in: where, name } of parameters) {
    const value = values[name] ?? null;
    if (where === 'path') url = url.replace(`{${name}}`, encoded(value ?? 'x'));
    else if (value !== null) query.push(`${encoded(name)}=${encoded(value)}`);
  }
  return query.length === 0 ? url : `${url}?${query.join('&')}`;
}

const valuesOf = (
  { parameters }: Operation,
  value: (parameter: Parameter) => fc.Arbitrary<string>,
): fc.Arbitrary<Record<string, string | null>> =>
  fc.record(
    Object.fromEntries(
      parameters.map((parameter) => [
        parameter.name,
        parameter.in === 'path' || parameter.required === true
          ? value(parameter)
          : fc.option(value(parameter), { freq: 2 }),
      ]),
    ),
  );

async function expectDocumented(
  { path }: Operation,
  url: string,
  statuses?: readonly number[],
): Promise<void> {
  const answer = await api.get(url);
  // A path parameter may make another path of it: then it is answered as that.
  const isElsewhere = answer.body['type'] === '/problems/unknown-path';
  expect([url, answer.status < 500, api.errors]).toEqual([url, true, []]);
  if (statuses !== undefined) expect([url, statuses.includes(answer.status)]).toEqual([url, true]);
  if (!isElsewhere) expect([url, documented.faults(path, 'get', answer)]).toEqual([url, []]);
}

const RUNS = Number(process.env['NOANSWER_TEST_FUZZ_RUNS'] ?? 12);

test('what the document allows is answered as it says', async () => {
  for (const operation of operations())
    await fc.assert(
      fc.asyncProperty(
        valuesOf(operation, ({ schema }) => allowed(schema)),
        (values) => expectDocumented(operation, urlOf(operation, values), [200, 400, 404]),
      ),
      { numRuns: RUNS },
    );
});

test('whatever else is asked is refused as it says', async () => {
  for (const operation of operations())
    await fc.assert(
      fc.asyncProperty(
        valuesOf(operation, () => anyText),
        fc.option(fc.tuple(anyText, anyText), { freq: 4 }),
        async (values, more) => {
          const url = urlOf(operation, values);
          const [name = '', value = ''] = more ?? [];
          const extra = `${encoded(name)}=${encoded(value)}`;
          const asked = more === null ? url : `${url}${url.includes('?') ? '&' : '?'}${extra}`;
          await expectDocumented(operation, asked);
        },
      ),
      { numRuns: RUNS },
    );
});

test('any body and any header is answered', async () => {
  const bodies = fc.oneof(
    fc.json(),
    fc.record({ text: anyText }).map((body) => JSON.stringify(body)),
    fc.string({ unit: 'binary' }),
  );
  const headers = fc.dictionary(
    fc.constantFrom('accept', 'accept-encoding', 'if-none-match', 'authorization', 'range', 'host'),
    fc.string({ maxLength: 60 }).map((text) => text.replace(/[^\x20-\x7e]/g, '')),
  );
  await fc.assert(
    fc.asyncProperty(bodies, headers, async (payload, given) => {
      const more = { payload, headers: { ...given, 'content-type': 'application/json' } };
      const answer = await api.ask('POST', '/v1/explain', more);
      expect([answer.status < 500, api.errors]).toEqual([true, []]);
      if (given['accept-encoding'] === undefined)
        expect(documented.faults('/v1/explain', 'post', answer)).toEqual([]);
    }),
    { numRuns: RUNS * 10 },
  );
});
