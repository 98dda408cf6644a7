// As much of Dovecot's auth protocol as Postfix needs to log sasl_username: mary may, nobody else.
import { createServer } from 'node:net';

const MARY = Buffer.from('\0mary\0secret').toString('base64');
createServer((socket) => {
  socket.write('VERSION\t1\t2\nMECH\tPLAIN\tplaintext\nSPID\t1\nCUID\t1\nCOOKIE\t00\nDONE\n');
  socket.on('error', () => undefined);
  socket.on('data', (chunk) => {
    for (const line of chunk.toString().split('\n')) {
      const [verb, id, , ...parameters] = line.split('\t');
      if (verb !== 'AUTH') continue;
      const granted = parameters.includes(`resp=${MARY}`);
      socket.write(granted ? `OK\t${id}\tuser=mary\n` : `FAIL\t${id}\tuser=somebody\n`);
    }
  });
}).listen(12345, '127.0.0.1');
