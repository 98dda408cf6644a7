import { maskLocalParts } from './mask';
import type { RecipientMode } from './mode';
import { tokenInto, tokenText, type Token } from './token';

/** Decides what is kept of recipients, and of addresses that the log's own words quote. */
export class RecipientKeeper {
  constructor(
    private readonly key: string,
    readonly mode: RecipientMode,
  ) {}

  /** Fills `token`: of `drop` it is 0. */
  tokenInto(token: Token, address: string): void {
    if (this.mode === 'drop') {
      token.high = 0;
      token.low = 0;
    } else tokenInto(token, this.key, address);
  }

  /** The address to keep in clear: none but for `plain`. */
  address(address: string): string {
    return this.mode === 'plain' ? address : '';
  }

  text(text: string): string {
    return this.mode === 'plain' ? text : maskLocalParts(text);
  }

  tokenText(address: string): string {
    return tokenText(this.key, address);
  }
}
