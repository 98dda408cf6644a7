import type { NotAttempted } from '@noanswer/delivery';
import { BytesColumn } from '../columns/bytes';
import { timeColumn, uint16Column, uint32Column, uint64Column } from '../columns/numbers';
import { TextColumn, WordColumn } from '../columns/texts';
import type { RecipientKeeper } from '../recipients/keeper';
import { TOKEN_BYTES } from '../recipients/token';
import { boundedText } from './bounds';
import type { PlaceColumns } from './places';
import { TableColumns } from './table-columns';

/** `not_attempted`: recipient lines that were no attempt. */
export class NotAttemptedColumns extends TableColumns {
  constructor(
    private readonly keeper: RecipientKeeper,
    private readonly places: PlaceColumns,
    private readonly column = columns(),
    private readonly slot = uint16Column(),
  ) {
    super('not_attempted', column, { domain_slot: slot });
  }

  add(line: NotAttempted): void {
    const { column, keeper } = this;
    column.source.add(line.position.source);
    column.offset.add(line.position.offset);
    column.ordinal.add(line.position.ordinal);
    column.at.add(line.at);
    column.mta.add(line.mta);
    column.log_host.add(line.logHost);
    column.queue_id.add(line.queueId);
    const place = this.places.placeOf(line.domain, '', '', 0);
    column.place.addHalves(place.high, place.low);
    this.slot.add(place.slot);
    // Postfix's qmgr names no recipient.
    column.recipient_token.add(keeper.token(line.recipient));
    column.recipient_address.add(keeper.address(line.recipient));
    column.kind.add(line.kind);
    column.status.add(line.status);
    column.dsn.add(line.dsn);
    column.reason.add(line.reason);
    column.verdict.add(keeper.text(boundedText(line.verdict)));
    column.weight.add(line.weight);
  }
}

const columns = () => ({
  source: new WordColumn(),
  offset: uint64Column(),
  ordinal: uint32Column(),
  at: timeColumn(),
  mta: new WordColumn(),
  log_host: new WordColumn(),
  queue_id: new TextColumn(),
  place: uint64Column(),
  recipient_token: new BytesColumn(TOKEN_BYTES),
  recipient_address: new WordColumn(),
  kind: new WordColumn(),
  status: new WordColumn(),
  dsn: new WordColumn(),
  reason: new WordColumn(),
  verdict: new WordColumn(),
  weight: uint32Column(),
});
