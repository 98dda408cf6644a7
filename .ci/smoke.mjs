// The README's first command as a new user runs it: it must come up, answer on the sample logs, and
// leave when it is told to.
import { spawn } from 'node:child_process';

const run = spawn('npm', ['start', '--silent'], {
  env: { ...process.env, NOANSWER_HTTP_LISTEN: '127.0.0.1:0' },
  stdio: ['ignore', 'pipe', 'inherit'],
});
const ended = new Promise((resolve) => run.on('exit', resolve));
const tooLong = setTimeout(() => fail('it did not come up within five minutes'), 300_000);

let said = '';
run.stdout.setEncoding('utf8');
run.stdout.on('data', (text) => {
  process.stdout.write(text);
  said += text;
  if (said.includes('caught up')) ask(/listening on (http:\S+?)\.? /.exec(said)?.[1]);
});
void ended.then((code) => code === 0 || fail(`it ended with ${code}`));

let asked = false;
async function ask(url) {
  if (asked) return;
  asked = true;
  const { domains } = await (await fetch(`${url}/v1/domains?window=24h`)).json();
  const silent = domains.find(({ domain }) => domain === 'timeout.test');
  if (silent?.noAnswerRate !== 1) fail('its answer does not say that timeout.test is silent');
  run.kill('SIGTERM');
  if ((await ended) === 0) process.exit(0);
}

function fail(why) {
  console.error(`The README's first command: ${why}.`);
  run.kill('SIGKILL');
  process.exit(1);
}
