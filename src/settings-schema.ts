import { z } from 'zod';
import { GRAPH_CODES, GraphFields, graphFaults } from './settings-graph.ts';
import { isThisMachine, listed, type Variables } from './settings-parts.ts';

/** What can be wrong with one variable. A code is stable; its sentences stand in `texts/*\/settings.ts`. */
export const SETTING_CODES = [
  'mode_odd',
  'key_needed',
  'key_odd',
  'key_not_random',
  'key_id_needed',
  'key_id_odd',
  'port_odd',
  'per_second_odd',
  'yes_or_no',
  'log_level_odd',
  'hosts_odd',
  'hosts_empty',
  'tenants_odd',
  'tenants_needed',
  'demo_tenant_needed',
  'app_id_needed',
  'bot_tenant_needed',
  'app_type_odd',
  'secret_short',
  'secret_needed',
  'secret_not_wanted',
  'public_url_needed',
  'public_url_odd',
  'public_url_elsewhere',
  'metadata_odd',
  'database_url_odd',
  'database_needed',
  'mail_needed',
  'mail_address_odd',
  'mail_from_needed',
  'smtp_password_needed',
  'smtp_user_needed',
  'imap_user_needed',
  'imap_password_needed',
  'imap_needs_mail',
  'mail_name_long',
  ...GRAPH_CODES,
  'file_unreadable',
  'odd',
] as const;
export type SettingCode = (typeof SETTING_CODES)[number];
/** What can be wrong between two. */
export type BetweenCode = 'key_twice' | 'both_set';

/** What is wrong with one variable, by code. The value itself is never in it; `other` = the variable it does not go with. */
export type Fault = { name: string } & ({ code: SettingCode } | { code: BetweenCode; other: string });

/** Where Microsoft publishes the keys of the tokens that Teams signs with. */
export const METADATA = 'https://login.botframework.com/v1/.well-known/openidconfiguration';

/** Of what is before the @ of MAIL_FROM: behind it comes a plus with 35 letters, and 64 is the most there may be (RFC 5321). */
const LONGEST_REPLY_NAME = 28;

/** What zod says of a value is the code of what is wrong with it. */
const code = (of: SettingCode) => of;

/** A random key: fewer different bytes than this are an example that was filled in, not chance. */
const FEWEST_DIFFERENT_BYTES = 12;

const Key = z
  .string({ error: code('key_needed') })
  .regex(/^[\w+/-]{43}=?$/, code('key_odd'))
  .transform((text) => Buffer.from(text, 'base64'))
  .refine((bytes) => new Set(bytes).size >= FEWEST_DIFFERENT_BYTES, code('key_not_random'));
const Port = z
  .string()
  .regex(/^\d{1,5}$/, code('port_odd'))
  .transform(Number)
  .refine((port) => port >= 1 && port <= 65_535, code('port_odd'));
/** More than Teams was ever said to take is a slip of the finger. */
const PerSecond = z
  .string()
  .regex(/^\d{1,3}$/, code('per_second_odd'))
  .transform(Number)
  .refine((most) => most >= 1 && most <= 100, code('per_second_odd'));
const YesOrNo = z.enum(['yes', 'no'], { error: code('yes_or_no') });
const Host = z
  .string()
  .toLowerCase()
  .regex(/^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/, code('hosts_odd'));
const Tenant = z.uuid({ error: code('tenants_odd') }).transform((id) => id.toLowerCase());

const Store = {
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, code('database_url_odd'))
    .optional(),
  DATA_FOLDER: z.string().default('.data/database'),
};

const Shared = {
  ...Store,
  PORT: Port.default(3978),
  LOG_LEVEL: z.enum(['error', 'warn', 'info', 'debug'], { error: code('log_level_odd') }).default('info'),
  MASTER_KEY_ID: z.string({ error: code('key_id_needed') }).regex(/^[\w.-]{1,40}$/, code('key_id_odd')),
  MASTER_KEY: Key,
  LOOKUP_KEY: Key,
  LINK_KEY: Key,
  AUDIT_KEY: Key,
  SMTP_HOST: z.string().optional(),
  SMTP_PORT: Port.default(587),
  SMTP_SECURE: YesOrNo.default('no'),
  SMTP_USER: z.string().optional(),
  SMTP_PASSWORD: z.string().optional(),
  MAIL_FROM: z.email({ error: code('mail_address_odd') }).optional(),
  IMAP_HOST: z.string().optional(),
  IMAP_PORT: Port.default(993),
  IMAP_SECURE: YesOrNo.default('yes'),
  IMAP_USER: z.string().optional(),
  IMAP_PASSWORD: z.string().optional(),
  IMAP_MAILBOX: z.string().default('INBOX'),
  TEAMS_PER_SECOND: PerSecond.default(30),
  AGENDA_HOSTS: z
    .string()
    .default('outlook.office365.com,calendar.google.com')
    .transform(agendaHosts)
    .pipe(z.array(Host)),
  ...GraphFields,
};

export const Production = z.object({
  ...Shared,
  ACTIETAFEL_MODE: z.literal('production'),
  PUBLIC_URL: z
    .url({ protocol: /^https$/, error: code('public_url_needed') })
    .refine((address) => !/[?#@]/.test(address), code('public_url_odd')),
  BOT_APP_ID: z.uuid({ error: code('app_id_needed') }),
  BOT_TENANT_ID: z.uuid({ error: code('bot_tenant_needed') }),
  BOT_APP_TYPE: z.enum(['SingleTenant', 'UserAssignedMSI'], {
    error: code('app_type_odd'),
  }),
  BOT_APP_PASSWORD: z.string().min(8, code('secret_short')).optional(),
  ALLOWED_TENANTS: z
    .string({ error: code('tenants_needed') })
    .transform(listed)
    .pipe(z.array(Tenant).min(1, code('tenants_needed'))),
  SERVICE_HOSTS: z
    .string()
    .default('smba.trafficmanager.net')
    .transform(listed)
    .pipe(z.array(Host).min(1, code('hosts_empty'))),
  OPENID_METADATA_URL: z
    .string()
    .refine((address) => isHttps(address) || isThisMachine(address), code('metadata_odd'))
    .default(METADATA),
  ALLOW_TRIAL_STORE: YesOrNo.default('no'),
  ALLOW_NO_MAIL: YesOrNo.default('no'),
});

export const Demo = z.object({
  ...Shared,
  ACTIETAFEL_MODE: z.literal('demo'),
  PUBLIC_URL: z.string().refine(isThisMachine, code('public_url_elsewhere')).optional(),
  ALLOWED_TENANTS: z
    .string({ error: code('demo_tenant_needed') })
    .transform(listed)
    .pipe(z.array(Tenant).min(1, code('demo_tenant_needed'))),
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
  const fault = (name: string, code: SettingCode) => faults.push({ name, code });
  if (values.ACTIETAFEL_MODE !== 'demo') {
    if (values.BOT_APP_TYPE === 'UserAssignedMSI' && values.BOT_APP_PASSWORD)
      fault('BOT_APP_PASSWORD', 'secret_not_wanted');
    if (values.BOT_APP_TYPE !== 'UserAssignedMSI' && !values.BOT_APP_PASSWORD)
      fault('BOT_APP_PASSWORD', 'secret_needed');
    if (!values.DATABASE_URL && values.ALLOW_TRIAL_STORE !== 'yes') fault('DATABASE_URL', 'database_needed');
    if (!values.SMTP_HOST && values.ALLOW_NO_MAIL !== 'yes') fault('SMTP_HOST', 'mail_needed');
    if (values.SMTP_HOST && !values.MAIL_FROM) fault('MAIL_FROM', 'mail_from_needed');
  }
  if (values.SMTP_USER && !values.SMTP_PASSWORD) fault('SMTP_PASSWORD', 'smtp_password_needed');
  if (values.SMTP_PASSWORD && !values.SMTP_USER) fault('SMTP_USER', 'smtp_user_needed');
  if (values.IMAP_HOST) {
    if (!values.IMAP_USER) fault('IMAP_USER', 'imap_user_needed');
    if (!values.IMAP_PASSWORD) fault('IMAP_PASSWORD', 'imap_password_needed');
    if (!values.SMTP_HOST || !values.MAIL_FROM) fault('IMAP_HOST', 'imap_needs_mail');
    if ((values.MAIL_FROM ?? '').lastIndexOf('@') > LONGEST_REPLY_NAME) fault('MAIL_FROM', 'mail_name_long');
  }
  faults.push(...graphFaults(values), ...keysUsedTwice(values));
  return faults;
}

/** One key for two purposes would make a leak of the one a leak of the other. */
export function keysUsedTwice(values: Variables): Fault[] {
  const names = ['MASTER_KEY', 'LOOKUP_KEY', 'LINK_KEY', 'AUDIT_KEY'];
  const faults: Fault[] = [];
  names.forEach((name, index) => {
    const same = names.slice(0, index).find((other) => values[name] && values[name] === values[other]);
    if (same) faults.push({ name, code: 'key_twice', other: same });
  });
  return faults;
}

/** An empty variable counts as not set, so that to have none takes a word. */
function agendaHosts(text: string): string[] {
  return text.trim().toLowerCase() === 'none' ? [] : listed(text);
}

function isHttps(address: string): boolean {
  return URL.parse(address)?.protocol === 'https:';
}
