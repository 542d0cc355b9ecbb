import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DEMO_TENANT } from './people.ts';

export type DemoPlace = {
  folder: string;
  /** The folder of files that the school is read from. */
  school: string;
  url: string;
  port: number;
  mailPort: number;
  logLevel: string;
};

/**
 * The settings of the demo's bot. Keys are made once and kept in the demo's folder, so that a bot that is started
 * again can read what it wrote. A database of the person who starts the demo is never touched.
 */
export function botEnvironment(place: DemoPlace): Record<string, string> {
  const { folder, school, url, port, mailPort, logLevel } = place;
  const file = join(folder, 'keys.json');
  if (!existsSync(file)) {
    const names = ['MASTER_KEY', 'LOOKUP_KEY', 'LINK_KEY', 'AUDIT_KEY'];
    const made = Object.fromEntries(names.map((name) => [name, randomBytes(32).toString('base64')]));
    writeFileSync(file, JSON.stringify(made), { mode: 0o600 });
  }
  return {
    ...(JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>),
    ACTIETAFEL_MODE: 'demo',
    DEMO_SCHOOL: school,
    MASTER_KEY_ID: 'demo',
    ALLOWED_TENANTS: DEMO_TENANT,
    DATABASE_URL: '',
    DATABASE_URL_FILE: '',
    DATA_FOLDER: join(folder, 'database'),
    PORT: String(port),
    PUBLIC_URL: url,
    LOG_LEVEL: logLevel,
    SMTP_HOST: '127.0.0.1',
    SMTP_PORT: String(mailPort),
    SMTP_SECURE: 'no',
    SMTP_USER: '',
    SMTP_PASSWORD: '',
    MAIL_FROM: 'actietafel@sterrencollege.example',
  };
}
