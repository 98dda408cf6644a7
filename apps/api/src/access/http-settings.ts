import { Transform } from 'class-transformer';
import { IsIn, IsInt, Matches, Max, MaxLength, Min, ValidateBy } from 'class-validator';
import { isListenAddress, listenAddress, listenText } from '@noanswer/settings';
import type { AccessOptions } from './access';
import { ACCESS_MODES, type AccessMode } from './access';

const MOST_REQUESTS = 1_000_000;

/** What a value must be, as one sentence that tells the operator what to write. */
const rules = {
  listen: {
    message: 'write an address and a port, such as 127.0.0.1:8425 or "[::1]:8425", or a port alone',
  },
  access: { message: `write ${ACCESS_MODES.join(' or ')}` },
  keysFile: { message: 'write the whole path of a file, such as /etc/noanswer/keys.json' },
  requestsPerMinute: { message: `write a whole number from 10 to ${MOST_REQUESTS}` },
};

/** Where the answers are served, and to whom. */
export class HttpSettings implements AccessOptions {
  /** `host:port` in the form of `listenText`, whichever form it was given in. */
  @Transform(({ value }: { value: unknown }) => wholeAddress(value))
  @ValidateBy({ name: 'isListenAddress', validator: { validate: isListenAddress } }, rules.listen)
  listen!: string;

  /** Whether a key is asked for where only this machine can ask. */
  @IsIn(ACCESS_MODES, rules.access)
  access!: AccessMode;

  /** Where the keys are kept. */
  @Matches(/^(?!-$|~)[^\0\r\n]+$/, rules.keysFile)
  @MaxLength(4096, rules.keysFile)
  keysFile!: string;

  /** How often one key may ask. */
  @IsInt(rules.requestsPerMinute)
  @Min(10, rules.requestsPerMinute)
  @Max(MOST_REQUESTS, rules.requestsPerMinute)
  requestsPerMinute!: number;
}

/** What a setting is that nobody gives. */
export const HTTP_DEFAULTS = {
  'http.listen': '127.0.0.1:8425',
  'http.access': 'auto',
  // Beside the configuration: the one place that whoever runs the service and the service itself share.
  'http.keysFile': '/etc/noanswer/keys.json',
  'http.requestsPerMinute': 600,
} as const;

/** YAML reads a port alone as a number. What is no address stays as it is, for the mistake's sake. */
function wholeAddress(value: unknown): unknown {
  const text = typeof value === 'number' ? String(value) : value;
  return isListenAddress(text) ? listenText(listenAddress(text)) : value;
}
