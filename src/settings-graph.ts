import { z } from 'zod';
import { isThisMachine, listed, type Variables } from './settings-parts.ts';

/** What can be wrong with the variables of Microsoft Graph, besides a secret that is too short. */
export const GRAPH_CODES = [
  'graph_half_set',
  'graph_id_odd',
  'graph_mailbox_odd',
  'graph_use_odd',
  'graph_url_odd',
  'graph_tenant_elsewhere',
] as const;
type GraphCode = (typeof GRAPH_CODES)[number];

/** Where Microsoft gives tokens, and where it answers about calendars. */
const LOGIN = 'https://login.microsoftonline.com';
const GRAPH = 'https://graph.microsoft.com/v1.0';
const USES = ['free_busy', 'invitations'] as const;

const code = (of: GraphCode | 'secret_short') => of;
const Id = z.uuid({ error: code('graph_id_odd') }).transform((id) => id.toLowerCase());

export const GraphFields = {
  GRAPH_TENANT_ID: Id.optional(),
  GRAPH_CLIENT_ID: Id.optional(),
  GRAPH_CLIENT_SECRET: z.string().min(8, code('secret_short')).optional(),
  GRAPH_MAILBOX: z.email({ error: code('graph_mailbox_odd') }).optional(),
  GRAPH_USE: z
    .string()
    .transform(listed)
    .pipe(z.array(z.enum(USES, { error: code('graph_use_odd') })).min(1, code('graph_use_odd')))
    .optional(),
  GRAPH_LOGIN_URL: microsofts(LOGIN),
  GRAPH_URL: microsofts(GRAPH),
};
const Fields = z.object(GraphFields);

/**
 * Microsoft Graph, with a credential of its own that no person signs in with. `mailbox` = the school's, in whose name
 * calendars are asked about and people invited.
 */
export type GraphSettings = {
  /** In lower case. */
  tenantId: string;
  clientId: string;
  secret: string;
  mailbox: string;
  uses: readonly (typeof USES)[number][];
  loginUrl: string;
  url: string;
};

/** What Graph takes is needed together or not at all. */
const NEEDED = [
  'GRAPH_TENANT_ID',
  'GRAPH_CLIENT_ID',
  'GRAPH_CLIENT_SECRET',
  'GRAPH_MAILBOX',
  'GRAPH_USE',
] as const;

/** Faults between these variables and others, looked for in the variables themselves. */
export function graphFaults(values: Variables): { name: string; code: GraphCode }[] {
  const missing = NEEDED.filter((name) => !values[name]);
  if (missing.length === NEEDED.length) return [];
  const faults = missing.map((name) => ({ name: name as string, code: 'graph_half_set' as GraphCode }));
  const tenant = Id.safeParse(values.GRAPH_TENANT_ID).data;
  // Nobody of another tenant can be known here: there would be no calendar to ask about.
  if (tenant && values.ALLOWED_TENANTS && !listed(values.ALLOWED_TENANTS.toLowerCase()).includes(tenant))
    faults.push({ name: 'GRAPH_TENANT_ID', code: 'graph_tenant_elsewhere' });
  return faults;
}

/** Null when it is not set. The values have been checked by then. */
export function graphOf(data: z.infer<typeof Fields>): GraphSettings | null {
  const { GRAPH_TENANT_ID, GRAPH_CLIENT_ID, GRAPH_CLIENT_SECRET, GRAPH_MAILBOX, GRAPH_USE } = data;
  if (!GRAPH_TENANT_ID || !GRAPH_CLIENT_ID || !GRAPH_CLIENT_SECRET || !GRAPH_MAILBOX || !GRAPH_USE)
    return null;
  return {
    tenantId: GRAPH_TENANT_ID,
    clientId: GRAPH_CLIENT_ID,
    secret: GRAPH_CLIENT_SECRET,
    mailbox: GRAPH_MAILBOX.toLowerCase(),
    uses: GRAPH_USE,
    loginUrl: data.GRAPH_LOGIN_URL,
    url: data.GRAPH_URL,
  };
}

/** Microsoft's own address; another only on this machine, for a try: the secret and what it opens go nowhere else. */
function microsofts(address: string) {
  return z
    .string()
    .refine((typed) => typed === address || isThisMachine(typed), code('graph_url_odd'))
    .default(address);
}
