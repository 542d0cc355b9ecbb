import type { IncomingMessage } from 'node:http';
import { jwtVerify, SignJWT } from 'jose';

export const GRAPH_TENANT = 'aaaaaaaa-1111-4222-8333-444444444444';
export const GRAPH_CLIENT = 'dddddddd-1111-4222-8333-444444444444';
export const GRAPH_SECRET = 'a secret of nobody';
const AUDIENCE = 'https://graph.microsoft.com';
const LIFE_SECONDS = 3599;

/** Where tokens come from, as at login.microsoftonline.com: the client credentials flow for one registration. */
export type GraphLogin = {
  given: number;
  /** What an administrator granted the registration. */
  roles: string[];
  /** Claims that take the place of the right ones, from the next token on. */
  claims: Record<string, unknown>;
  answer(path: string, form: URLSearchParams): Promise<{ status: number; body: unknown }>;
  /** The roles in the token of this request; null when it is none for Graph, of this tenant, that is still good. */
  rolesOf(request: IncomingMessage): Promise<readonly string[] | null>;
};

/** @param now milliseconds */
export function graphLogin(now: () => number): GraphLogin {
  const key = crypto.getRandomValues(new Uint8Array(32));

  const login: GraphLogin = {
    given: 0,
    roles: ['Calendars.ReadBasic.All', 'Calendars.ReadWrite'],
    claims: {},

    async answer(path, form) {
      if (path !== `/${GRAPH_TENANT}/oauth2/v2.0/token`) return refused(400, 'invalid_request', 90002);
      if (form.get('grant_type') !== 'client_credentials')
        return refused(400, 'unsupported_grant_type', 70003);
      if (form.get('scope') !== `${AUDIENCE}/.default`) return refused(400, 'invalid_scope', 70011);
      if (form.get('client_id') !== GRAPH_CLIENT) return refused(400, 'unauthorized_client', 700016);
      if (form.get('client_secret') !== GRAPH_SECRET) return refused(401, 'invalid_client', 7000215);
      login.given += 1;
      const begun = Math.floor(now() / 1000);
      const claims = {
        aud: AUDIENCE,
        iss: `https://sts.windows.net/${GRAPH_TENANT}/`,
        tid: GRAPH_TENANT,
        appid: GRAPH_CLIENT,
        idtyp: 'app',
        roles: login.roles,
        exp: begun + LIFE_SECONDS,
        jti: String(login.given),
        ...login.claims,
      };
      const token = await new SignJWT(claims).setProtectedHeader({ alg: 'HS256' }).sign(key);
      return {
        status: 200,
        body: {
          token_type: 'Bearer',
          expires_in: LIFE_SECONDS,
          ext_expires_in: LIFE_SECONDS,
          access_token: token,
        },
      };
    },

    async rolesOf(request) {
      const [scheme, token] = (request.headers.authorization ?? '').split(' ');
      if (scheme !== 'Bearer' || !token) return null;
      try {
        const { payload } = await jwtVerify(token, key, {
          audience: AUDIENCE,
          currentDate: new Date(now()),
        });
        const isOurs = payload.tid === GRAPH_TENANT && payload.appid === GRAPH_CLIENT;
        return isOurs ? (payload.roles as string[]) : null;
      } catch {
        return null;
      }
    },
  };
  return login;
}

function refused(status: number, error: string, code: number) {
  const body = { error, error_description: `AADSTS${code}: not given.`, error_codes: [code] };
  return { status, body };
}
