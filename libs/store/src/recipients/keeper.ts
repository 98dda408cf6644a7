import { maskLocalParts } from './mask';
import type { RecipientMode } from './mode';
import { NO_TOKEN, tokenOf, tokenText } from './token';

/** Decides what is kept of recipients, and of addresses that the log's own words quote. */
export class RecipientKeeper {
  constructor(
    private readonly key: string,
    readonly mode: RecipientMode,
  ) {}

  /** A character a byte; of `drop`, and where there is no address, zeros. */
  token(address: string): string {
    return this.mode === 'drop' || address === '' ? NO_TOKEN : tokenOf(this.key, address);
  }

  /** The address to keep in clear: none but for `plain`. */
  address(address: string): string {
    return this.mode === 'plain' ? address : '';
  }

  text(text: string): string {
    return this.mode === 'plain' ? text : maskLocalParts(text);
  }

  tokenText(address: string): string {
    return tokenText(tokenOf(this.key, address));
  }
}
