// A small SMTP client: says what stands in its script, line by line, waiting for each reply.
//   node client.mjs HOST PORT < script
// "DATA" is followed by the message up to a single dot. "!hangup" closes without QUIT, "!wait" waits a second,
// "!flood" sends the next lines without waiting for replies.
import { readFileSync } from 'node:fs';
import { connect } from 'node:net';

const [host, port] = process.argv.slice(2);
const lines = readFileSync(0, 'utf8').split('\n').slice(0, -1);
const socket = connect(Number(port), host);
let pending = '';
let heard = () => {};
socket.on('data', (chunk) => {
  pending += chunk;
  // A reply is complete when its last line has a blank after the code.
  const end = /^\d{3} .*\r\n/m.exec(pending);
  if (!end) return;
  pending = pending.slice(end.index + end[0].length);
  heard();
});
socket.on('error', () => process.exit());
socket.on('close', () => process.exit());

const reply = () => new Promise((resolve) => (heard = resolve));
const pause = () => new Promise((resolve) => setTimeout(resolve, 1000));
let inMessage = false;
let wait = true;
await reply(); // the greeting
for (const line of lines) {
  if (line === '!hangup') socket.destroy();
  else if (line === '!wait') await pause();
  else if (line === '!flood') wait = false;
  else {
    const said = inMessage && line !== '.' ? undefined : wait && reply();
    socket.write(`${line}\r\n`);
    if (said) await said;
    if (line === 'DATA') inMessage = true;
    if (line === '.') inMessage = false;
  }
}
socket.end();
