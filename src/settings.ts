import { readFileSync } from 'node:fs';
import { z } from 'zod';

/**
 * Everything that an administrator sets, read from the environment once, at start. No secret has a default; a secret
 * may stand in a file, named by the same variable with `_FILE` behind it.
 */
export type Settings = {
  mode: 'demo' | 'production';
  port: number;
  /** The address that people's browsers reach us at, without a slash at the end. */
  publicUrl: string;
  databaseUrl: string | null;
  /** The folder of the embedded database, used when there is no `databaseUrl`. */
  dataFolder: string;
  logLevel: 'error' | 'warn' | 'info' | 'debug';
  keys: { masterId: string; master: Buffer; lookup: Buffer; link: Buffer; audit: Buffer };
  mail: {
    host: string;
    port: number;
    secure: boolean;
    user: string | null;
    password: string | null;
    from: string;
  } | null;
  bot: BotSettings;
};

export type BotSettings = {
  /** Null in the demo alone: activities are not signed there, and come from this machine. */
  credential:
    | { appId: string; tenantId: string; type: 'SingleTenant'; password: string }
    | { appId: string; tenantId: string; type: 'UserAssignedMSI' }
    | null;
  tenants: readonly string[];
  serviceHosts: readonly string[];
  metadataUrl: string;
};

/** The settings are not complete or not right. The message lists every fault, so that one start shows them all. */
export class FaultySettings extends Error {
  readonly faults: readonly string[];

  constructor(faults: readonly string[]) {
    super(
      `Actietafel cannot start with these settings:\n${faults.map((fault) => `  - ${fault}`).join('\n')}`,
    );
    this.name = 'FaultySettings';
    this.faults = faults;
  }
}

const METADATA = 'https://login.botframework.com/v1/.well-known/openidconfiguration';

const Key = z
  .string({ error: 'is needed: 32 random bytes in base64 (openssl rand -base64 32)' })
  .transform((text) => Buffer.from(text, 'base64'))
  .refine((bytes) => bytes.length === 32, 'must be 32 bytes in base64 (openssl rand -base64 32)');
const Hosts = z.string().transform((text) =>
  text
    .split(',')
    .map((host) => host.trim().toLowerCase())
    .filter(Boolean),
);
const Uuid = (what: string) => z.uuid({ error: `is needed: ${what}, as a GUID` });

const Common = {
  PORT: z.coerce.number({ error: 'must be a port number' }).int().min(1).max(65_535).default(3978),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'must start with postgres://')
    .optional(),
  DATA_FOLDER: z.string().min(1).default('.data/database'),
  LOG_LEVEL: z
    .enum(['error', 'warn', 'info', 'debug'], { error: 'must be error, warn, info or debug' })
    .default('info'),
  MASTER_KEY_ID: z
    .string({ error: 'is needed: a short name for the master key, such as 2026a' })
    .regex(/^[\w.-]{1,40}$/, 'must be 1 to 40 letters, digits, dots or dashes'),
  MASTER_KEY: Key,
  LOOKUP_KEY: Key,
  LINK_KEY: Key,
  AUDIT_KEY: Key,
  SMTP_HOST: z.string().min(1).optional(),
  SMTP_PORT: z.coerce.number({ error: 'must be a port number' }).int().min(1).max(65_535).default(587),
  SMTP_SECURE: z.enum(['yes', 'no'], { error: 'must be yes or no' }).default('no'),
  SMTP_USER: z.string().optional(),
  SMTP_PASSWORD: z.string().optional(),
  MAIL_FROM: z.email({ error: 'must be a mail address' }).optional(),
};

const Production = z
  .object({
    ...Common,
    ACTIETAFEL_MODE: z.literal('production'),
    PUBLIC_URL: z.url({ protocol: /^https$/, error: 'is needed: the https address of this server' }),
    BOT_APP_ID: Uuid('the application id of the bot registration'),
    BOT_TENANT_ID: Uuid('the tenant of the bot registration'),
    BOT_APP_TYPE: z.enum(['SingleTenant', 'UserAssignedMSI'], {
      error: 'must be exactly SingleTenant or UserAssignedMSI; any other spelling would let every tenant in',
    }),
    BOT_APP_PASSWORD: z.string().min(8, 'is too short to be a client secret').optional(),
    ALLOWED_TENANTS: z
      .string({ error: 'is needed: the tenant ids of the schools, with commas between them' })
      .transform((text) =>
        text
          .split(',')
          .map((id) => id.trim())
          .filter(Boolean),
      )
      .pipe(z.array(z.uuid({ error: 'must be tenant ids (GUIDs) with commas between them' })).min(1)),
    SERVICE_HOSTS: Hosts.default(['smba.trafficmanager.net']),
    OPENID_METADATA_URL: z.url().default(METADATA),
    ALLOW_TRIAL_STORE: z.enum(['yes', 'no'], { error: 'must be yes or no' }).default('no'),
  })
  .check((context) => {
    const { value, issues } = context;
    const fault = (path: string, message: string) =>
      issues.push({ code: 'custom', path: [path], message, input: undefined });
    if (value.BOT_APP_TYPE === 'SingleTenant' && !value.BOT_APP_PASSWORD) {
      fault(
        'BOT_APP_PASSWORD',
        'is needed with BOT_APP_TYPE=SingleTenant: without a credential nothing can be sent',
      );
    }
    if (value.BOT_APP_TYPE === 'UserAssignedMSI' && value.BOT_APP_PASSWORD) {
      fault('BOT_APP_PASSWORD', 'must not be set with BOT_APP_TYPE=UserAssignedMSI');
    }
    if (!value.DATABASE_URL && value.ALLOW_TRIAL_STORE === 'no') {
      fault(
        'DATABASE_URL',
        'is needed for real use; the embedded store may lose data at a power cut (a trial: ALLOW_TRIAL_STORE=yes)',
      );
    }
    if (value.SMTP_HOST && !value.MAIL_FROM) fault('MAIL_FROM', 'is needed when SMTP_HOST is set');
  });

const Demo = z.object({
  ...Common,
  ACTIETAFEL_MODE: z.literal('demo'),
  PUBLIC_URL: z.url().optional(),
  ALLOWED_TENANTS: z.string().transform((text) => text.split(',').filter(Boolean)),
});

/**
 * Reads and checks the settings.
 *
 * @throws FaultySettings with every fault at once. No value of a secret stands in a fault.
 */
export function readSettings(environment: Readonly<Record<string, string | undefined>>): Settings {
  const { values, faults } = withFiles(environment);
  const mode = values.ACTIETAFEL_MODE;
  if (mode !== 'demo' && mode !== 'production') {
    faults.push('ACTIETAFEL_MODE must be production, or demo for a try on this machine');
  }
  const parsed =
    mode === 'demo'
      ? Demo.safeParse(values)
      : Production.safeParse({ ...values, ACTIETAFEL_MODE: 'production' });
  if (!parsed.success) {
    faults.push(
      ...parsed.error.issues.map(({ path, message }) => `${String(path[0] ?? 'settings')} ${message}`),
    );
  }
  if (faults.length > 0 || !parsed.success) throw new FaultySettings([...new Set(faults)]);
  return settingsOf(parsed.data);
}

function settingsOf(data: z.infer<typeof Production> | z.infer<typeof Demo>): Settings {
  return {
    mode: data.ACTIETAFEL_MODE,
    port: data.PORT,
    publicUrl: (data.PUBLIC_URL ?? `http://localhost:${data.PORT}`).replace(/\/+$/, ''),
    databaseUrl: data.DATABASE_URL ?? null,
    dataFolder: data.DATA_FOLDER,
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
    bot: botOf(data),
  };
}

function botOf(data: z.infer<typeof Production> | z.infer<typeof Demo>): BotSettings {
  if (data.ACTIETAFEL_MODE === 'demo') {
    return {
      credential: null,
      tenants: data.ALLOWED_TENANTS,
      serviceHosts: ['localhost', '127.0.0.1'],
      metadataUrl: METADATA,
    };
  }
  const registration = { appId: data.BOT_APP_ID, tenantId: data.BOT_TENANT_ID };
  return {
    credential:
      data.BOT_APP_TYPE === 'SingleTenant'
        ? { ...registration, type: 'SingleTenant', password: data.BOT_APP_PASSWORD ?? '' }
        : { ...registration, type: 'UserAssignedMSI' },
    tenants: data.ALLOWED_TENANTS,
    serviceHosts: data.SERVICE_HOSTS,
    metadataUrl: data.OPENID_METADATA_URL,
  };
}

/** Where the rows are, for a command that needs nothing else. @throws FaultySettings */
export function readStoreSettings(
  environment: Readonly<Record<string, string | undefined>>,
): Pick<Settings, 'databaseUrl' | 'dataFolder'> {
  const { values, faults } = withFiles(environment);
  const parsed = z
    .object({ DATABASE_URL: Common.DATABASE_URL, DATA_FOLDER: Common.DATA_FOLDER })
    .safeParse(values);
  if (!parsed.success)
    faults.push(...parsed.error.issues.map(({ path, message }) => `${String(path[0])} ${message}`));
  if (faults.length > 0 || !parsed.success) throw new FaultySettings(faults);
  return { databaseUrl: parsed.data.DATABASE_URL ?? null, dataFolder: parsed.data.DATA_FOLDER };
}

const SECRETS = [
  'MASTER_KEY',
  'LOOKUP_KEY',
  'LINK_KEY',
  'AUDIT_KEY',
  'BOT_APP_PASSWORD',
  'SMTP_PASSWORD',
  'DATABASE_URL',
];

/** An empty variable counts as not set. `NAME_FILE` is read for `NAME`; both at once is a fault. */
function withFiles(environment: Readonly<Record<string, string | undefined>>) {
  const values: Record<string, string> = {};
  for (const [name, value] of Object.entries(environment)) if (value) values[name] = value;
  const faults: string[] = [];
  for (const name of SECRETS) {
    const file = values[`${name}_FILE`];
    if (!file) continue;
    if (values[name]) {
      faults.push(`${name} and ${name}_FILE are both set; keep one`);
      continue;
    }
    try {
      values[name] = readFileSync(file, 'utf8').trim();
    } catch {
      faults.push(`${name}_FILE names a file that cannot be read`);
    }
  }
  return { values, faults };
}
