import type { DeliverySink } from '@noanswer/delivery';
import type { RowWriter } from '@noanswer/store';
import type { Tallies } from './tallies';

/** Counts rows on their way to the writer, those that replace themselves included. */
export function countingSink(
  writer: RowWriter,
  tallies: Tallies,
): DeliverySink & Pick<RowWriter, 'unparsed'> {
  return {
    attempt: (attempt) => {
      tallies.addRows('delivery_attempts', 1);
      tallies.addRows('connection_attempts', attempt.connections.length);
      writer.attempt(attempt);
    },
    orphan: (connection) => {
      tallies.addRows('connection_attempts', 1);
      writer.orphan(connection);
    },
    notAttempted: (line) => {
      tallies.addRows('not_attempted', 1);
      writer.notAttempted(line);
    },
    unparsed: (sample) => {
      tallies.addRows('unparsed_samples', 1);
      writer.unparsed(sample);
    },
  };
}
