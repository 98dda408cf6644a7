import { run } from './run';

void run(process.argv).then((exitCode) => {
  // What is left (a socket, a timer of a library) must not keep a process alive that has done its work.
  process.exit(exitCode);
});
