import { z } from 'zod';

/** The variables as they stand in the environment: an empty one counts as not set. */
export type Variables = Readonly<Record<string, string | undefined>>;

/** What is wrong with one variable, and how to put it right. The value itself is never in it. */
export type Fault = { name: string; remedy: string };

/** Where Microsoft publishes the keys of the tokens that Teams signs with. */
export const METADATA = 'https://login.botframework.com/v1/.well-known/openidconfiguration';
const THIS_MACHINE = ['localhost', '127.0.0.1'];
const MAKE_ONE = 'openssl rand -base64 32';

/** A random key: fewer different bytes than this are an example that was filled in, not chance. */
const FEWEST_DIFFERENT_BYTES = 12;

const Key = z
  .string({ error: `is needed: 32 random bytes in base64 (${MAKE_ONE})` })
  .regex(/^[\w+/-]{43}=?$/, `must be 32 bytes in base64 (${MAKE_ONE})`)
  .transform((text) => Buffer.from(text, 'base64'))
  .refine((bytes) => new Set(bytes).size >= FEWEST_DIFFERENT_BYTES, `must be random (${MAKE_ONE})`);
const Port = z
  .string()
  .regex(/^\d{1,5}$/, 'must be a port number, 1 to 65535')
  .transform(Number)
  .refine((port) => port >= 1 && port <= 65_535, 'must be a port number, 1 to 65535');
const YesOrNo = z.enum(['yes', 'no'], { error: 'must be yes or no' });
const Host = z
  .string()
  .toLowerCase()
  .regex(
    /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/,
    'must be host names with commas between them, without https:// and without *',
  );
const Tenant = z
  .uuid({ error: 'must be tenant ids (GUIDs) with commas between them' })
  .transform((id) => id.toLowerCase());
const uuid = (what: string) => z.uuid({ error: `is needed: ${what}, as a GUID` });

const Store = {
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'must start with postgres://')
    .optional(),
  DATA_FOLDER: z.string().default('.data/database'),
};

const Shared = {
  ...Store,
  PORT: Port.default(3978),
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
  SMTP_HOST: z.string().optional(),
  SMTP_PORT: Port.default(587),
  SMTP_SECURE: YesOrNo.default('no'),
  SMTP_USER: z.string().optional(),
  SMTP_PASSWORD: z.string().optional(),
  MAIL_FROM: z.email({ error: 'must be a mail address' }).optional(),
};

export const Production = z.object({
  ...Shared,
  ACTIETAFEL_MODE: z.literal('production'),
  PUBLIC_URL: z
    .url({ protocol: /^https$/, error: 'is needed: the https address of this server' })
    .refine((address) => !/[?#@]/.test(address), 'must be an address without ?, # and @'),
  BOT_APP_ID: uuid('the application id of the bot registration'),
  BOT_TENANT_ID: uuid('the tenant of the bot registration'),
  BOT_APP_TYPE: z.enum(['SingleTenant', 'UserAssignedMSI'], {
    error: 'must be exactly SingleTenant or UserAssignedMSI; any other spelling would let every tenant in',
  }),
  BOT_APP_PASSWORD: z.string().min(8, 'is too short to be a client secret').optional(),
  ALLOWED_TENANTS: z
    .string({ error: 'is needed: the tenant ids of the schools, with commas between them' })
    .transform(listed)
    .pipe(z.array(Tenant).min(1, 'is needed: the tenant ids of the schools, with commas between them')),
  SERVICE_HOSTS: z
    .string()
    .default('smba.trafficmanager.net')
    .transform(listed)
    .pipe(z.array(Host).min(1, 'must name a host, or not be set')),
  OPENID_METADATA_URL: z
    .string()
    .refine((address) => isHttps(address) || isThisMachine(address), 'must be an https address')
    .default(METADATA),
  ALLOW_TRIAL_STORE: YesOrNo.default('no'),
  ALLOW_NO_MAIL: YesOrNo.default('no'),
});

export const Demo = z.object({
  ...Shared,
  ACTIETAFEL_MODE: z.literal('demo'),
  PUBLIC_URL: z
    .string()
    .refine(isThisMachine, 'must be on localhost: the demo is for this machine alone')
    .optional(),
  ALLOWED_TENANTS: z
    .string({ error: 'is needed: the tenant of the demo school' })
    .transform(listed)
    .pipe(z.array(Tenant).min(1, 'is needed: the tenant of the demo school')),
});

export const StoreAlone = z.object(Store);

/** For bringing a school in. The tenants may stand elsewhere than where the command runs. */
export const StoreAndKeys = z.object({
  ...Store,
  MASTER_KEY_ID: Shared.MASTER_KEY_ID,
  MASTER_KEY: Key,
  LOOKUP_KEY: Key,
  AUDIT_KEY: Key,
  ALLOWED_TENANTS: z.string().transform(listed).pipe(z.array(Tenant)).optional(),
});

/**
 * Faults between variables. They are looked for in the variables themselves, since zod would hold its own rules about
 * several fields back until each field is right, and a second start would show what the first did not.
 */
export function faultsBetween(values: Variables): Fault[] {
  const faults: Fault[] = [];
  const fault = (name: string, remedy: string) => faults.push({ name, remedy });
  if (values.ACTIETAFEL_MODE !== 'demo') {
    if (values.BOT_APP_TYPE === 'UserAssignedMSI' && values.BOT_APP_PASSWORD)
      fault('BOT_APP_PASSWORD', 'must not be set with BOT_APP_TYPE=UserAssignedMSI');
    if (values.BOT_APP_TYPE !== 'UserAssignedMSI' && !values.BOT_APP_PASSWORD)
      fault('BOT_APP_PASSWORD', 'is needed with BOT_APP_TYPE=SingleTenant: nothing can be sent without it');
    if (!values.DATABASE_URL && values.ALLOW_TRIAL_STORE !== 'yes')
      fault(
        'DATABASE_URL',
        'is needed for real use: the embedded store may lose data at a power cut (for a trial ALLOW_TRIAL_STORE=yes)',
      );
    if (!values.SMTP_HOST && values.ALLOW_NO_MAIL !== 'yes')
      fault(
        'SMTP_HOST',
        'is needed: parents and partners without Teams are reached by mail (to go without, ALLOW_NO_MAIL=yes)',
      );
    if (values.SMTP_HOST && !values.MAIL_FROM) fault('MAIL_FROM', 'is needed when SMTP_HOST is set');
  }
  if (values.SMTP_USER && !values.SMTP_PASSWORD) fault('SMTP_PASSWORD', 'is needed when SMTP_USER is set');
  if (values.SMTP_PASSWORD && !values.SMTP_USER) fault('SMTP_USER', 'is needed when SMTP_PASSWORD is set');
  faults.push(...keysUsedTwice(values));
  return faults;
}

/** One key for two purposes would make a leak of the one a leak of the other. */
export function keysUsedTwice(values: Variables): Fault[] {
  const names = ['MASTER_KEY', 'LOOKUP_KEY', 'LINK_KEY', 'AUDIT_KEY'];
  const faults: Fault[] = [];
  names.forEach((name, index) => {
    const same = names.slice(0, index).find((other) => values[name] && values[name] === values[other]);
    if (same) faults.push({ name, remedy: `must be another key than ${same} (${MAKE_ONE})` });
  });
  return faults;
}

function listed(text: string): string[] {
  return text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

function isHttps(address: string): boolean {
  return URL.parse(address)?.protocol === 'https:';
}

function isThisMachine(address: string): boolean {
  return THIS_MACHINE.includes(URL.parse(address)?.hostname ?? '');
}
