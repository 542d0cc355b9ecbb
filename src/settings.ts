import { readFileSync } from 'node:fs';
import type { z } from 'zod';
import { type GraphSettings, graphOf } from './settings-graph.ts';
import type { Variables } from './settings-parts.ts';
import {
  Demo,
  type Fault,
  faultsBetween,
  keysUsedTwice,
  METADATA,
  Production,
  SETTING_CODES,
  type SettingCode,
  StoreAlone,
  StoreAndKeys,
} from './settings-schema.ts';

/**
 * Everything that an administrator sets, read from the environment once, at start. No secret has a default; a secret
 * may stand in a file, named by the same variable with `_FILE` behind it. Only the demo runs without a credential.
 */
export type Settings = SharedSettings &
  (
    | { mode: 'demo'; bot: BotSettings & { credential: null } }
    | { mode: 'production'; bot: BotSettings & { credential: BotCredential } }
  );

type SharedSettings = {
  /** The address to listen on; null for all of this machine's. */
  host: string | null;
  port: number;
  /** The address that people's browsers reach us at, without a slash at the end. */
  publicUrl: string;
  databaseUrl: string | null;
  /** The folder of the embedded database, used when there is no `databaseUrl`. */
  dataFolder: string;
  logLevel: 'error' | 'warn' | 'info' | 'debug';
  keys: { masterId: string; master: Buffer; lookup: Buffer; link: Buffer; audit: Buffer };
  mail: MailSettings | null;
  /** The mailbox that answers of agendas come to; null = they are not read. */
  replies: ReplySettings | null;
  /** Where people may have the agenda that they share, in lower case; empty = nobody can share one. */
  agendaHosts: readonly string[];
  /** So often Teams is called at most for one tenant, by all processes together. */
  teamsPerSecond: number;
  /** The calendars of the organisation's own people; null = they are not asked about. */
  graph: GraphSettings | null;
};

export type MailSettings = {
  host: string;
  port: number;
  secure: boolean;
  user: string | null;
  password: string | null;
  from: string;
};

/** An IMAP mailbox; `secure` = TLS from the first byte. */
export type ReplySettings = {
  host: string;
  port: number;
  secure: boolean;
  user: string;
  password: string;
  mailbox: string;
};

export type BotCredential =
  | { appId: string; tenantId: string; type: 'SingleTenant'; password: string }
  | { appId: string; tenantId: string; type: 'UserAssignedMSI' };

export type BotSettings = {
  /** Null in the demo alone: activities are not signed there, and come from this machine. */
  credential: BotCredential | null;
  /** In lower case. */
  tenants: readonly string[];
  serviceHosts: readonly string[];
  metadataUrl: string;
};

/** The settings are not complete or not right: every fault at once, so that one start shows them all. */
export class FaultySettings extends Error {
  readonly faults: readonly Fault[];

  constructor(faults: readonly Fault[]) {
    super(`Faulty settings: ${faults.map(({ name, code }) => `${name} ${code}`).join(', ')}`);
    this.name = 'FaultySettings';
    this.faults = faults;
  }
}

type ProductionVariables = z.infer<typeof Production>;
type DemoVariables = z.infer<typeof Demo>;

/**
 * Reads and checks the settings.
 *
 * @throws FaultySettings with every fault at once. No value of a secret stands in a fault.
 */
export function readSettings(environment: Variables): Settings {
  const { values, faults } = withFiles(environment);
  faults.push(...faultsBetween(values));
  const mode = values.ACTIETAFEL_MODE;
  if (mode === 'demo') {
    const parsed = Demo.safeParse(values);
    if (parsed.success && faults.length === 0) return demoSettings(parsed.data);
    throw refusal(faults, parsed.error);
  }
  if (mode !== 'production') faults.push({ name: 'ACTIETAFEL_MODE', code: 'mode_odd' });
  const parsed = Production.safeParse({ ...values, ACTIETAFEL_MODE: 'production' });
  if (parsed.success && faults.length === 0) return productionSettings(parsed.data);
  throw refusal(faults, parsed.error);
}

/** Where the rows are, for a command that needs nothing else. @throws FaultySettings */
export function readStoreSettings(environment: Variables): Pick<Settings, 'databaseUrl' | 'dataFolder'> {
  const { values, faults } = withFiles(environment, ['DATABASE_URL']);
  const parsed = StoreAlone.safeParse(values);
  if (!parsed.success || faults.length > 0) throw refusal(faults, parsed.error);
  return storeOf(parsed.data);
}

/** What bringing a school in needs: where the rows are, the keys that seal them, and who may come in. */
export type ImportSettings = Pick<Settings, 'databaseUrl' | 'dataFolder'> & {
  keys: Pick<Settings['keys'], 'masterId' | 'master' | 'lookup' | 'audit'>;
  /** In lower case; null when it is not set. */
  allowedTenants: readonly string[] | null;
};

/** The settings of `npm run import`. @throws FaultySettings */
export function readImportSettings(environment: Variables): ImportSettings {
  const { values, faults } = withFiles(environment, [
    'DATABASE_URL',
    'MASTER_KEY',
    'LOOKUP_KEY',
    'AUDIT_KEY',
  ]);
  faults.push(...keysUsedTwice(values));
  const parsed = StoreAndKeys.safeParse(values);
  if (!parsed.success || faults.length > 0) throw refusal(faults, parsed.error);
  const { data } = parsed;
  return {
    ...storeOf(data),
    keys: {
      masterId: data.MASTER_KEY_ID,
      master: data.MASTER_KEY,
      lookup: data.LOOKUP_KEY,
      audit: data.AUDIT_KEY,
    },
    allowedTenants: data.ALLOWED_TENANTS ?? null,
  };
}

function demoSettings(data: DemoVariables): Settings {
  return {
    ...sharedOf(data),
    mode: 'demo',
    host: '127.0.0.1',
    publicUrl: withoutSlash(data.PUBLIC_URL ?? `http://localhost:${data.PORT}`),
    bot: {
      credential: null,
      tenants: data.ALLOWED_TENANTS,
      serviceHosts: ['localhost', '127.0.0.1'],
      metadataUrl: METADATA,
    },
  };
}

function productionSettings(data: ProductionVariables): Settings {
  const registration = { appId: data.BOT_APP_ID, tenantId: data.BOT_TENANT_ID };
  return {
    ...sharedOf(data),
    mode: 'production',
    host: null,
    publicUrl: withoutSlash(data.PUBLIC_URL),
    bot: {
      credential:
        data.BOT_APP_TYPE === 'SingleTenant'
          ? { ...registration, type: 'SingleTenant', password: data.BOT_APP_PASSWORD ?? '' }
          : { ...registration, type: 'UserAssignedMSI' },
      tenants: data.ALLOWED_TENANTS,
      serviceHosts: data.SERVICE_HOSTS,
      metadataUrl: data.OPENID_METADATA_URL,
    },
  };
}

function sharedOf(data: ProductionVariables | DemoVariables) {
  return {
    ...storeOf(data),
    port: data.PORT,
    logLevel: data.LOG_LEVEL,
    keys: {
      masterId: data.MASTER_KEY_ID,
      master: data.MASTER_KEY,
      lookup: data.LOOKUP_KEY,
      link: data.LINK_KEY,
      audit: data.AUDIT_KEY,
    },
    mail: data.SMTP_HOST
      ? {
          host: data.SMTP_HOST,
          port: data.SMTP_PORT,
          secure: data.SMTP_SECURE === 'yes',
          user: data.SMTP_USER ?? null,
          password: data.SMTP_PASSWORD ?? null,
          from: data.MAIL_FROM ?? 'actietafel@localhost',
        }
      : null,
    replies: data.IMAP_HOST
      ? {
          host: data.IMAP_HOST,
          port: data.IMAP_PORT,
          secure: data.IMAP_SECURE === 'yes',
          user: data.IMAP_USER ?? '',
          password: data.IMAP_PASSWORD ?? '',
          mailbox: data.IMAP_MAILBOX,
        }
      : null,
    agendaHosts: data.AGENDA_HOSTS,
    teamsPerSecond: data.TEAMS_PER_SECOND,
    graph: graphOf(data),
  };
}

function storeOf(data: z.infer<typeof StoreAlone>): Pick<Settings, 'databaseUrl' | 'dataFolder'> {
  return { databaseUrl: data.DATABASE_URL ?? null, dataFolder: data.DATA_FOLDER };
}

function withoutSlash(address: string): string {
  return address.replace(/\/+$/, '');
}

const SECRETS = [
  'MASTER_KEY',
  'LOOKUP_KEY',
  'LINK_KEY',
  'AUDIT_KEY',
  'BOT_APP_PASSWORD',
  'SMTP_PASSWORD',
  'IMAP_PASSWORD',
  'GRAPH_CLIENT_SECRET',
  'DATABASE_URL',
];

/** An empty variable counts as not set. `NAME_FILE` is read for `NAME`; both at once is a fault. */
function withFiles(environment: Variables, secrets: readonly string[] = SECRETS) {
  const values: Record<string, string> = {};
  for (const [name, value] of Object.entries(environment)) if (value) values[name] = value;
  const faults: Fault[] = [];
  for (const name of secrets) {
    const file = values[`${name}_FILE`];
    if (!file) continue;
    if (values[name]) {
      faults.push({ name, code: 'both_set', other: `${name}_FILE` });
      continue;
    }
    const text = textOf(file);
    if (text) values[name] = text;
    else faults.push({ name: `${name}_FILE`, code: 'file_unreadable' });
  }
  return { values, faults };
}

function textOf(file: string): string | null {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch {
    return null;
  }
}

/** A secret whose file could not be read is said to be unreadable, and not missing besides. */
function refusal(faults: readonly Fault[], error: z.ZodError | undefined): FaultySettings {
  const inFields = (error?.issues ?? []).map(
    ({ path, message }): Fault => ({ name: String(path[0] ?? 'settings'), code: codeIn(message) }),
  );
  const all = [...inFields, ...faults];
  const unread = new Set(all.flatMap(({ name }) => (name.endsWith('_FILE') ? [name.slice(0, -5)] : [])));
  const told = all.filter(({ name }) => !unread.has(name));
  // Two rules of one field may fail for the same reason: it is told once.
  return new FaultySettings([
    ...new Map(told.map((fault) => [`${fault.name} ${fault.code}`, fault])).values(),
  ]);
}

/** Whatever zod says in words of its own is told as something that cannot be. */
function codeIn(message: string): SettingCode {
  return SETTING_CODES.find((code) => code === message) ?? 'odd';
}
