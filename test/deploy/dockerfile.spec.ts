import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ValidationSeverity, validate } from 'dockerfile-utils';
import { DockerfileParser } from 'dockerfile-ast';
import { ROOT } from '../run-noanswer';

const text = readFileSync(join(ROOT, 'Dockerfile'), 'utf8');
const file = DockerfileParser.parse(text);
const instructions = file.getInstructions();
const all = (keyword: string): string[] =>
  instructions
    .filter((one) => one.getKeyword() === keyword)
    .map((one) => one.getArgumentsContent() ?? '');

describe('Dockerfile', () => {
  it('the linter finds nothing in it', () => {
    const severity = ValidationSeverity.ERROR;
    const found = validate(text, {
      deprecatedMaintainer: severity,
      directiveCasing: severity,
      emptyContinuationLine: severity,
      instructionCasing: severity,
      instructionCmdMultiple: severity,
      instructionEntrypointMultiple: severity,
      instructionHealthcheckMultiple: severity,
      instructionJSONInSingleQuotes: severity,
      instructionWorkdirRelative: severity,
    });
    expect(found.map(({ message }) => message)).toEqual([]);
    expect(validate('FROM a\nWORKDIR x\nFOO y').length).toBeGreaterThan(0);
  });

  it('is built in stages, on an image pinned by version', () => {
    expect(all('FROM')).toEqual(['${NODE_IMAGE} AS build', '${NODE_IMAGE}']);
    const [image] = all('ARG');
    expect(image).toMatch(/^NODE_IMAGE=node:[0-9]+\.[0-9]+\.[0-9]+-bookworm-slim$/);
  });

  it('runs the Node.js that the tests ran', () => {
    const { version } = JSON.parse(
      readFileSync(join(ROOT, 'node_modules/node/package.json'), 'utf8'),
    ) as { version: string };
    expect(all('ARG')[0]).toContain(`node:${version}-`);
  });

  it('what runs is not root, and owns none of the files', () => {
    expect(all('USER')).toEqual(['10001:10001']);
    expect(text).not.toContain('--chown');
    expect(all('ADD')).toEqual([]);
  });

  it('the process hears signals itself', () => {
    expect(all('ENTRYPOINT')).toEqual(['["node"]']);
    expect(all('CMD').at(-1)).toBe('["bin/noanswer-ingester.js"]');
  });

  it('has nothing of a secret in it', () => {
    expect(text).not.toMatch(/password|token|secret=/i);
  });
});
