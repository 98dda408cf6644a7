import { runFleetApi } from './fleet/run-fleet-api';

void runFleetApi(process.argv).then((exitCode) => {
  process.exit(exitCode);
});
