/** The program of a reader's thread: read, parse, correlate, classify, insert, commit; until it is told to leave. */
import { parentPort, workerData } from 'node:worker_threads';
import { inTime } from '@noanswer/service';
import { KafkajsSource } from '@noanswer/source/kafka';
import { openServerStore } from '@noanswer/store';
import { Ingesting } from '../ingest/ingesting';
import { operatorLog } from '../log/operator-log';
import { kafkaToLog, newsToLog, retriesToLog } from '../log/told-to-log';
import type { Asked, ReaderOrder, Told } from './messages';
import { stateOf } from './reading-state';

const { reader, kafka, store, timeZone, logLevel } = workerData as ReaderOrder;
const log = operatorLog(logLevel).child({ reader });
const retrying = retriesToLog(log);
const leaving = new AbortController();
const { leaveBy } = inTime(leaving.signal);

const ingesting = new Ingesting(
  {
    source: new KafkajsSource(kafka, kafkaToLog(log)),
    openStore: () => openServerStore({ ...store, signal: leaveBy, events }),
  },
  { group: kafka.groupId, timeZone },
  newsToLog(log),
);

const events = {
  inserted: (insert: Extract<Told, { kind: 'inserted' }>['insert']): void => {
    tell({ kind: 'inserted', insert });
  },
  retrying: (retry: Extract<Told, { kind: 'retrying' }>['retry']): void => {
    tell({ kind: 'retrying', retry });
    retrying(retry);
  },
};

parentPort?.on('message', (asked: Asked) => {
  if (asked.kind === 'leave') leaving.abort();
  else tell({ kind: 'state', question: asked.question, state: stateOf(ingesting) });
});

ingesting.run(leaving.signal).then(
  () => {
    tell({ kind: 'left' });
  },
  (error: unknown) => {
    tell({ kind: 'failed', message: error instanceof Error ? error.message : String(error) });
  },
);

function tell(told: Told): void {
  parentPort?.postMessage(told);
}
