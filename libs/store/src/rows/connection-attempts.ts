import type { ConnectionAttempt } from '@noanswer/delivery';
import type { LinePosition } from '@noanswer/maillog';
import { int64Column, timeColumn, uint32Column, uint64Column } from '../columns/numbers';
import { WordColumn } from '../columns/texts';
import type { PlaceColumns } from './places';
import { TableColumns } from './table-columns';

/** `connection_attempts`: one row a TCP/SMTP connect, with the delivery attempt that made it. */
export class ConnectionAttemptColumns extends TableColumns {
  constructor(
    private readonly places: PlaceColumns,
    private readonly column = columns(),
  ) {
    super('connection_attempts', column);
  }

  /** `attempt`: where the delivery attempt stands; undefined if its line did not follow. */
  add(connection: ConnectionAttempt, attempt: LinePosition | undefined): void {
    const { column } = this;
    const { position, domain, host, ip, port } = connection;
    const place = this.places.placeOf(domain, host, ip, port);
    column.source.add(position.source);
    column.offset.add(position.offset);
    column.ordinal.add(position.ordinal);
    column.at.add(connection.at);
    column.mta.add(connection.mta);
    column.log_host.add(connection.logHost);
    column.place.addHalves(place.high, place.low);
    column.result.add(connection.result);
    column.attempt_source.add(attempt?.source ?? '');
    column.attempt_distance.add(attempt === undefined ? 0 : attempt.offset - position.offset);
    column.attempt_ordinal.add(attempt?.ordinal ?? 0);
    column.weight.add(connection.weight);
  }
}

const columns = () => ({
  source: new WordColumn(),
  offset: uint64Column(),
  ordinal: uint32Column(),
  at: timeColumn(),
  mta: new WordColumn(),
  log_host: new WordColumn(),
  place: uint64Column(),
  result: new WordColumn(),
  attempt_source: new WordColumn(),
  attempt_distance: int64Column(),
  attempt_ordinal: uint32Column(),
  weight: uint32Column(),
});
