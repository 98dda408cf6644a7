import type { Destination, Host } from './destinations';
import type { Reply } from './replies';

/** Where and when a message was taken in; what each MTA makes its ids of. */
export interface Spot {
  readonly at: number;
  readonly micros: number;
  /** Stands for an inode or a process: freed ones are taken again, so there are few. */
  readonly slot: number;
}

export interface Message {
  readonly spot: Spot;
  readonly sender: string;
  readonly client: Host;
  readonly destination: Destination;
  readonly recipients: readonly string[];
  readonly size: number;
  tries: number;
}

export type ConnectError = 'Connection timed out' | 'Connection refused' | 'No route to host';

export type Ending =
  | { readonly how: 'said'; readonly host: Host; readonly reply: Reply }
  | { readonly how: 'unreached' | 'noDns' | 'suspended' }
  | { readonly how: 'silent' | 'lost'; readonly host: Host };

/** One try of one message; `first` brings its arrival, `last` its end. */
export interface Attempt {
  readonly at: number;
  readonly message: Message;
  readonly first: boolean;
  readonly last: boolean;
  /** Hosts that were tried in vain before (or instead of) the one that spoke. */
  readonly unreached: readonly { readonly host: Host; readonly error: ConnectError }[];
  readonly ending: Ending;
  readonly connectSeconds: number;
  readonly transferSeconds: number;
  /** The notice to the sender, where the message failed for good. */
  readonly notice: Spot | null;
}
