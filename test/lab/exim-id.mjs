// The id of the message to one recipient, out of `exim4 -bp`.
import { readFileSync } from 'node:fs';
const blocks = readFileSync(0, 'utf8').split('\n\n');
const block = blocks.find((text) => text.includes(process.argv[2]));
console.log(/\b\w{6}-\w{6,11}-\w{2,4}\b/.exec(block)[0]);
