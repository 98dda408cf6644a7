// The destinations that have a listener. Each writes what it saw to a ledger of its own,
// one tab-separated line an event, so that truth.mjs never has to look at an MTA's log.
//   node sinks.mjs LEDGER CERT KEY
import { appendFileSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { createSecureContext, TLSSocket } from 'node:tls';
import { behaviours, HANGUP, SILENCE } from './dialogue.mjs';
import { hosts, unmanned } from './scenarios.mjs';

const [ledger, certFile, keyFile] = process.argv.slice(2);
const certificate = createSecureContext({
  cert: readFileSync(certFile),
  key: readFileSync(keyFile),
});

for (const { behaviour, ip } of hosts)
  if (!unmanned.includes(behaviour))
    // Half-open: Exim closes its side after the last QUIT, and a sink that is silent must not close for that.
    createServer({ allowHalfOpen: true }, (socket) =>
      converse(socket, behaviours[behaviour], ip),
    ).listen(25, ip);

function converse(plainSocket, behaviour, ip) {
  const peer = plainSocket.remoteAddress;
  const write = (event, text = '') =>
    appendFileSync(ledger, [new Date().toISOString(), ip, peer, event, text].join('\t') + '\n');
  let socket = plainSocket;
  let session = { peer, from: '', accepted: [], inData: false };
  let pending = '';
  let deaf = false;

  const say = (reply) => {
    if (reply === SILENCE) deaf = true;
    else if (reply === HANGUP) socket.destroy();
    else socket.write(`${reply}\r\n`);
    write(
      'say',
      typeof reply === 'symbol' ? String(reply.description) : reply.replaceAll('\r\n', '\\n'),
    );
    if (typeof reply === 'string' && reply.startsWith('421')) socket.end();
  };
  const hear = (chunk) => {
    pending += chunk.toString('latin1');
    for (let end; !deaf && (end = pending.indexOf('\r\n')) >= 0;) {
      const line = pending.slice(0, end);
      pending = pending.slice(end + 2);
      if (session.inData) endOfData(line);
      else command(line);
    }
  };
  const listen = () => {
    socket.on('data', hear);
    socket.on('error', (error) => write('error', error.code));
    socket.on('end', () => deaf || socket.end());
  };

  function endOfData(line) {
    if (line !== '.') return;
    session.inData = false;
    const reply = behaviour.dataEnd(session);
    if (typeof reply === 'string' && reply.startsWith('2'))
      for (const to of session.accepted) write('accepted', to);
    say(reply);
    session = { ...session, accepted: [] };
  }

  function command(line) {
    const verb = line.slice(0, 4).toUpperCase();
    const path = /<([^>]*)>/.exec(line)?.[1] ?? '';
    if (verb === 'EHLO') {
      const extensions = [...behaviour.ehlo];
      if (behaviour.tls !== 'none' && socket === plainSocket) extensions.push('STARTTLS');
      say(
        ['sink', ...extensions]
          .map((word, i) => `250${i < extensions.length ? '-' : ' '}${word}`)
          .join('\r\n'),
      );
    } else if (verb === 'HELO') say('250 sink');
    else if (verb === 'STAR') startTls();
    else if (verb === 'MAIL') {
      session = { ...session, from: path, accepted: [] };
      say(behaviour.mail(session));
    } else if (verb === 'RCPT') {
      const reply = behaviour.rcpt({ ...session, to: path });
      if (typeof reply === 'string' && reply.startsWith('2')) session.accepted.push(path);
      say(reply);
    } else if (verb === 'DATA') {
      const reply =
        session.accepted.length > 0
          ? behaviour.data(session)
          : '554 5.5.1 Error: no valid recipients';
      session.inData = typeof reply === 'string' && reply.startsWith('354');
      say(reply);
    } else if (verb === 'QUIT') {
      say('221 2.0.0 Bye');
      socket.end();
    } else if (verb === 'RSET' || verb === 'NOOP') say('250 2.0.0 Ok');
    else say('502 5.5.2 Error: command not recognized');
  }

  function startTls() {
    say('220 2.0.0 Ready to start TLS');
    plainSocket.removeAllListeners('data');
    if (behaviour.tls === 'broken') {
      plainSocket.once('data', () => plainSocket.end('this is no TLS record at all\r\n'));
      return;
    }
    socket = new TLSSocket(plainSocket, { isServer: true, secureContext: certificate });
    listen();
  }

  plainSocket.setNoDelay(true);
  write('connect');
  listen();
  say(behaviour.banner);
}
