import SMTPConnection from 'nodemailer/lib/smtp-connection/index.js';
import { isThisMachine, type SmtpSettings } from './mailer.ts';

/** The mail server is there, and offers no way to speak to it unheard: every mail would wait for ever. */
export class SmtpWithoutTls extends Error {
  constructor() {
    super('The mail server offers no TLS.');
    this.name = 'SmtpWithoutTls';
  }
}

const PATIENCE_MILLISECONDS = 5_000;

/**
 * Asks the mail server once whether it can be spoken to with TLS. One that is away just now is no reason not to start:
 * mails wait for it.
 *
 * @throws SmtpWithoutTls when it answers and has none.
 */
export async function checkMailServer(smtp: Pick<SmtpSettings, 'host' | 'port' | 'secure'>): Promise<void> {
  if (smtp.secure || isThisMachine(smtp.host)) return;
  if ((await answerOf(smtp)) === 'no_tls') throw new SmtpWithoutTls();
}

function answerOf({ host, port }: Pick<SmtpSettings, 'host' | 'port'>): Promise<'fine' | 'no_tls' | 'away'> {
  const connection = new SMTPConnection({
    host,
    port,
    secure: false,
    requireTLS: true,
    connectionTimeout: PATIENCE_MILLISECONDS,
    greetingTimeout: PATIENCE_MILLISECONDS,
    socketTimeout: PATIENCE_MILLISECONDS,
  });
  return new Promise((settle) => {
    const end = (answer: 'fine' | 'no_tls' | 'away') => {
      settle(answer);
      connection.close();
    };
    connection.on('error', ({ code }: { code?: string }) => end(code === 'ETLS' ? 'no_tls' : 'away'));
    connection.once('end', () => end('away'));
    connection.connect((failure) => end(failure ? 'away' : 'fine'));
  });
}
