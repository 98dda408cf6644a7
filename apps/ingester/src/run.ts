import { inTime, leavingSignal } from '@noanswer/service';
import { listenAddress } from '@noanswer/settings';
import { readCommandLine } from './config/command-line';
import { loadSettings } from './config/load-settings';
import { notGivenOf } from './config/not-given';
import { kafkaOptions, storeOptions } from './config/secrets';
import { shownSettings } from './config/shown-settings';
import { DONE, FAILED, exitCodeOf } from './exit-codes';
import { startHttp } from './http/start-http';
import { operatorLog } from './log/operator-log';
import { Metrics } from './metrics/metrics';
import { Readers } from './readers/readers';
import { VERSION } from './version';

/** Read, parse, correlate, classify, insert, commit; until it is told to leave. Never throws. */
export async function run(argv: readonly string[]): Promise<number> {
  const leaving = leavingSignal();
  try {
    const { configFile, flags, showConfig } = readCommandLine(argv, VERSION);
    const loaded = await loadSettings({ configFile, flags, environment: process.env });
    if (showConfig) {
      process.stdout.write(shownSettings(loaded));
      return DONE;
    }
    const { kafka, logs, store, http } = loaded.settings;
    const log = operatorLog(logs.level);
    const metrics = new Metrics();
    const { hasLeft } = inTime(leaving);
    const order = {
      kafka: kafkaOptions(kafka, Date.now()),
      store: storeOptions(store),
      timeZone: logs.timezone,
      logLevel: logs.level,
    };
    const readers = new Readers(kafka.readers, order, metrics.storeEvents);
    metrics.watch(readers);
    const served = await startHttp(listenAddress(http.listen), readers, metrics, log);
    const { topics, group, brokers } = kafka;
    log.info({ url: served.url, brokers, topics, group, store: store.url }, 'started');
    const notGiven = notGivenOf(loaded);
    if (notGiven !== null) log.warn(notGiven);
    try {
      await hasLeft(readers.run(leaving));
      log.info('told to leave: all that was read is saved and committed');
      return DONE;
    } catch (error) {
      log.fatal(error instanceof Error ? error.message : String(error));
      return FAILED;
    } finally {
      await served.close();
    }
  } catch (error) {
    return exitCodeOf(error);
  }
}
