import { randomBytes } from 'node:crypto';
import { FaultySettings, readSettings } from '../../src/settings.ts';

export const TENANT = 'aaaaaaaa-1111-4222-8333-444444444444';
export const APP = 'bbbbbbbb-1111-4222-8333-444444444444';

export const KEYS = {
  MASTER_KEY_ID: '2026a',
  MASTER_KEY: randomBytes(32).toString('base64'),
  LOOKUP_KEY: randomBytes(32).toString('base64'),
  LINK_KEY: randomBytes(32).toString('base64'),
  AUDIT_KEY: randomBytes(32).toString('base64'),
};

export const PRODUCTION = {
  ...KEYS,
  ACTIETAFEL_MODE: 'production',
  PUBLIC_URL: 'https://actietafel.example',
  DATABASE_URL: 'postgres://actietafel@localhost/actietafel',
  BOT_APP_TYPE: 'SingleTenant',
  BOT_APP_ID: APP,
  BOT_TENANT_ID: TENANT,
  BOT_APP_PASSWORD: 'a client secret',
  ALLOWED_TENANTS: TENANT,
  SMTP_HOST: 'smtp.example',
  MAIL_FROM: 'actietafel@school.example',
};

export const GRAPH = {
  GRAPH_TENANT_ID: TENANT,
  GRAPH_CLIENT_ID: APP,
  GRAPH_CLIENT_SECRET: 'another secret',
  GRAPH_MAILBOX: 'actietafel@school.example',
  GRAPH_USE: 'free_busy',
};

export const DEMO = { ...KEYS, ACTIETAFEL_MODE: 'demo', ALLOWED_TENANTS: TENANT };

export function refusalOf(environment: Record<string, string>): FaultySettings {
  try {
    readSettings(environment);
  } catch (error) {
    if (error instanceof FaultySettings) return error;
    throw error;
  }
  throw new Error('these settings were taken');
}

export function faultsOf(environment: Record<string, string>): readonly string[] {
  return refusalOf(environment).faults.map((fault) =>
    [fault.name, fault.code, ...('other' in fault ? [fault.other] : [])].join(' '),
  );
}

export function namesIn(faults: readonly string[]): string[] {
  return faults.map((fault) => fault.split(' ', 1)[0] ?? '').toSorted();
}

export function base64Of(bytes: number): string {
  return randomBytes(bytes).toString('base64');
}
