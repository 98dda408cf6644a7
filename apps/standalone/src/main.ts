import { run } from './commands/program';

void run(process.argv).then((exitCode) => {
  process.exitCode = exitCode;
});
