// The queue id of the message to one recipient, out of `postqueue -j`.
import { readFileSync } from 'node:fs';
const messages = readFileSync(0, 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line));
const wanted = process.argv[2];
console.log(
  messages.find((message) => message.recipients.some((to) => to.address === wanted)).queue_id,
);
