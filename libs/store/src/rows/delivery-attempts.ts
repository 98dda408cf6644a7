import type { AttemptRecipient, DeliveryAttempt } from '@noanswer/delivery';
import { BytesColumn } from '../columns/bytes';
import { ListColumn } from '../columns/lists';
import {
  float64Column,
  timeColumn,
  uint16Column,
  uint32Column,
  uint64Column,
} from '../columns/numbers';
import { TextColumn, WordColumn } from '../columns/texts';
import type { RecipientKeeper } from '../recipients/keeper';
import { TOKEN_BYTES } from '../recipients/token';
import { boundedText, seconds } from './bounds';
import { OutcomeColumn } from './outcome';
import type { Place, PlaceColumns } from './places';
import { TableColumns } from './table-columns';
import { templateOf } from './templates';

/** `delivery_attempts`: one row a delivery attempt. */
export class DeliveryAttemptColumns extends TableColumns {
  constructor(
    private readonly keeper: RecipientKeeper,
    private readonly places: PlaceColumns,
    private readonly column = columns(),
    private readonly slot = uint16Column(),
  ) {
    super('delivery_attempts', column, { domain_slot: slot });
  }

  add(attempt: DeliveryAttempt): void {
    const { column } = this;
    const place = this.placeOf(attempt);
    column.source.add(attempt.position.source);
    column.offset.add(attempt.position.offset);
    column.ordinal.add(attempt.position.ordinal);
    column.at.add(attempt.at);
    column.mta.add(attempt.mta);
    column.log_host.add(attempt.logHost);
    column.syslog_name.add(attempt.syslogName);
    column.agent.add(attempt.agent);
    this.addQueueId(attempt.queueId);
    column.place.addHalves(place.high, place.low);
    this.slot.add(place.slot);
    column.outcome.addOutcome(attempt);
    column.queue_seconds.add(seconds(attempt.queueSeconds));
    column.attempt_seconds.add(seconds(attempt.attemptSeconds));
    column.text.add(templateOf(this.keeper.text(boundedText(attempt.text)), place));
    column.weight.add(attempt.weight);
    for (const recipient of attempt.recipients) this.addRecipient(recipient, attempt);
    column['recipients.token'].endRow();
    column['recipients.address'].endRow();
    column['recipients.own_status'].endRow();
    column['recipients.own_dsn'].endRow();
  }

  /**
   * Postfix, long: 6 digits of seconds, 4 of microseconds, `z`, inode; short: 5 digits of
   * microseconds, inode. Exim: 6 digits of seconds, the rest.
   */
  private addQueueId(id: string): void {
    const { column } = this;
    const isShort = id.length <= 12;
    const head = isShort ? 0 : 5;
    const middle = isShort ? 5 : id.charCodeAt(10) === LETTER_Z ? 10 : id.length;
    column.queue_id_head.add(id.slice(0, head));
    column.queue_id_middle.add(id.slice(head, middle));
    column.queue_id_tail.add(id.slice(middle));
  }

  /** The relay, or where none was reached, what was connected to last: the text speaks of it. */
  private placeOf(attempt: DeliveryAttempt): Place {
    const { domain, relayHost, relayIp, relayPort } = attempt;
    const last = relayHost === '' && relayIp === '' ? attempt.connections.at(-1) : undefined;
    return last === undefined
      ? this.places.placeOf(domain, relayHost, relayIp, relayPort)
      : this.places.placeOf(domain, last.host, last.ip, last.port);
  }

  private addRecipient(recipient: AttemptRecipient, attempt: DeliveryAttempt): void {
    const { column, keeper } = this;
    column['recipients.token'].elements.add(keeper.token(recipient.address));
    column['recipients.address'].elements.add(keeper.address(recipient.address));
    column['recipients.own_status'].elements.add(
      own(recipient.status, attempt.recipients[0]?.status),
    );
    column['recipients.own_dsn'].elements.add(own(recipient.dsn, attempt.dsn));
  }
}

const LETTER_Z = 122;

/** What is as the attempt has it stays empty; what is really empty is a dash. */
const own = (word: string, ofAttempt: string | undefined): string =>
  word === ofAttempt ? '' : word || '-';

const columns = () => ({
  source: new WordColumn(),
  offset: uint64Column(),
  ordinal: uint32Column(),
  at: timeColumn(),
  mta: new WordColumn(),
  log_host: new WordColumn(),
  syslog_name: new WordColumn(),
  agent: new WordColumn(),
  queue_id_head: new WordColumn(),
  queue_id_middle: new TextColumn(),
  // Few different ones, but the engine's threads find that out cheaper than we do.
  queue_id_tail: new TextColumn(),
  place: uint64Column(),
  outcome: new OutcomeColumn(),
  queue_seconds: float64Column(),
  attempt_seconds: float64Column(),
  text: new TextColumn(),
  'recipients.token': new ListColumn(new BytesColumn(TOKEN_BYTES)),
  'recipients.address': new ListColumn(new WordColumn()),
  'recipients.own_status': new ListColumn(new WordColumn()),
  'recipients.own_dsn': new ListColumn(new WordColumn()),
  weight: uint32Column(),
});
