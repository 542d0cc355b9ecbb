import { createServer, type Server, type Socket } from 'node:net';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';

export type MailServer = { port: number; mails: string[]; close(): Promise<void> };

/** A real mail server on this machine that keeps what it gets. */
export async function mailServer(options: SMTPServerOptions = {}, host = '127.0.0.1'): Promise<MailServer> {
  const mails: string[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    disableReverseLookup: true,
    onData(stream, _session, callback) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        mails.push(Buffer.concat(chunks).toString('utf8'));
        callback();
      });
    },
    ...options,
  });
  // A sender that dies in the middle of a mail takes nobody along.
  server.on('error', () => undefined);
  const port = listening(server.server);
  server.listen(0, host);
  return { port: await port, mails, close: () => new Promise((done) => server.close(() => done())) };
}

/** What a rude server does at this point instead of what it should: hangs up, or says this line and hangs up, or nothing. */
export type Rudeness = {
  at: 'greeting' | 'recipient' | 'data' | 'body' | 'end';
  says: string | null;
  silent?: boolean;
};

/** A mail server that answers as it should up to one point, for what a real one does only when it breaks. */
export async function rudeServer(rude: Rudeness): Promise<MailServer> {
  const mails: string[] = [];
  const sockets = new Set<Socket>();
  const server: Server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => socket.destroy());
    const say = (at: Rudeness['at'] | null, line: string) => {
      if (at !== rude.at) return void socket.write(`${line}\r\n`);
      if (rude.silent) return;
      if (rude.says) socket.end(`${rude.says}\r\n`);
      else socket.destroy();
    };
    let body: string | null = null;
    say('greeting', '220 ready');
    socket.on('data', (chunk) => {
      const text = chunk.toString('utf8');
      if (body !== null) {
        if (rude.at === 'body') return void socket.destroy();
        body += text;
        if (!body.endsWith('\r\n.\r\n')) return;
        mails.push(body);
        body = null;
        return say('end', '250 taken');
      }
      if (/^EHLO/i.test(text)) return say(null, '250 rude');
      if (/^MAIL/i.test(text)) return say(null, '250 fine');
      if (/^RCPT/i.test(text)) return say('recipient', '250 fine');
      if (/^QUIT/i.test(text)) return void socket.end('221 bye\r\n');
      if (/^DATA/i.test(text)) {
        say('data', '354 go on');
        body = '';
      }
    });
  });
  const port = listening(server);
  server.listen(0, '127.0.0.1');
  return {
    port: await port,
    mails,
    close: () =>
      new Promise((done) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => done());
      }),
  };
}

function listening(server: Server): Promise<number> {
  return new Promise((done) =>
    server.once('listening', () => {
      const address = server.address();
      done(typeof address === 'object' && address ? address.port : 0);
    }),
  );
}
