import { isLoopback, type ListenAddress } from '@noanswer/settings';
import { KeyRing } from './key-ring';

/** Who may ask. */
export const ACCESS_MODES = ['auto', 'keys'] as const;
export type AccessMode = (typeof ACCESS_MODES)[number];

export interface AccessOptions {
  /** `auto`: without a key as long as only this machine can ask. `keys`: with a key, always. */
  readonly access: AccessMode;
  /** Where the keys are kept; undefined: there are none. */
  readonly keysFile: string | undefined;
  /** How often a key may ask; without one an address may ask a fifth of it, of what takes no key. */
  readonly requestsPerMinute: number;
}

export const DEFAULT_ACCESS: AccessOptions = {
  access: 'auto',
  keysFile: undefined,
  requestsPerMinute: 600,
};

/** The injection token of {@link Access}. */
export const API_ACCESS = Symbol('Access');

/** Whether a key is asked for, and which ones there are. */
export class Access {
  private constructor(
    readonly asksForKeys: boolean,
    readonly ring: KeyRing,
    readonly requestsPerMinute: number,
  ) {}

  /** Everybody who gets here may ask. */
  static open = new Access(false, new KeyRing(undefined), DEFAULT_ACCESS.requestsPerMinute);

  static of(
    listen: ListenAddress,
    { access, keysFile, requestsPerMinute }: AccessOptions = DEFAULT_ACCESS,
    onError?: (message: string) => void,
  ): Access {
    const asks = access === 'keys' || !isLoopback(listen);
    return new Access(asks, new KeyRing(keysFile, onError), requestsPerMinute);
  }
}
