import { Transform } from 'class-transformer';
import { ValidateBy } from 'class-validator';
import { isListenAddress, listenAddress, listenText } from '@noanswer/settings';

/** Where health and metrics are served. */
export class HttpSettings {
  /** `host:port` in the form of `listenText`, whichever form it was given in. */
  @Transform(({ value }: { value: unknown }) => wholeAddress(value))
  @ValidateBy(
    { name: 'isListenAddress', validator: { validate: isListenAddress } },
    {
      message:
        'write an address and a port, such as 127.0.0.1:8426 or "[::1]:8426", or a port alone',
    },
  )
  listen!: string;
}

/** YAML reads a port alone as a number. What is no address stays as it is, for the mistake's sake. */
function wholeAddress(value: unknown): unknown {
  const text = typeof value === 'number' ? String(value) : value;
  return isListenAddress(text) ? listenText(listenAddress(text)) : value;
}
