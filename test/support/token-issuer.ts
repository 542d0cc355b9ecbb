import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type CryptoKey, exportJWK, generateKeyPair, type JWK, type JWTPayload, SignJWT } from 'jose';

/** A key of the issuer, as it stands in the published set. */
export type IssuerKey = { private: CryptoKey; published: JWK & { endorsements?: string[] } };

/** Publishes keys on this machine as Microsoft does, and signs with them. */
export type TokenIssuer = {
  metadataUrl: string;
  /** How often the published keys were asked for. */
  fetches(): number;
  /** From now on these are published. */
  publish(keys: readonly unknown[]): void;
  /** The status of every answer from now on; 200 repairs it. */
  answerWith(status: number): void;
  stop(): Promise<void>;
};

export async function issuerKey(kid: string, endorsements?: string[]): Promise<IssuerKey> {
  const { privateKey, publicKey } = await generateKeyPair('RS256', { extractable: true });
  return {
    private: privateKey,
    published: { ...(await exportJWK(publicKey)), kid, use: 'sig', ...(endorsements && { endorsements }) },
  };
}

export async function startIssuer(keys: readonly unknown[]): Promise<TokenIssuer> {
  let published = keys;
  let status = 200;
  let fetches = 0;
  const server = createServer((request, response) => {
    const isKeys = request.url === '/keys';
    if (isKeys) fetches += 1;
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(JSON.stringify(isKeys ? { keys: published } : { jwks_uri: `${address}/keys` }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    metadataUrl: `${address}/metadata`,
    fetches: () => fetches,
    publish(next) {
      published = next;
    },
    answerWith(next) {
      status = next;
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** A token as Teams sends it, unless `claims` or `header` say otherwise; a claim that is undefined is left out. */
export function signed(
  key: IssuerKey,
  claims: JWTPayload,
  header: Record<string, unknown> = {},
): Promise<string> {
  return new SignJWT(claims)
    .setProtectedHeader({ alg: 'RS256', typ: 'JWT', kid: key.published.kid ?? '', ...header })
    .sign(key.private);
}
