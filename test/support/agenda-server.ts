import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';

/** Of nobody and for nothing but a server on this machine in a test; good for a hundred years. */
const KEY = `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgbGLXXN7vRV0wSI8T
dsMtf42zJ/ItjHbS/ysUzb7cXGShRANCAASO5ug0CgxV01q5LPx0GRdH5CfsnOOC
3bjGoJisAxHIBvct5eb7Sl8/FhkR8s0F+POb6V4jhxvzPz5jK1yzGU9X
-----END PRIVATE KEY-----
`;
export const CERTIFICATE = `-----BEGIN CERTIFICATE-----
MIIBnDCCAUGgAwIBAgIUTJwA5aPGUTtw/JHRRMwvldKg2yowCgYIKoZIzj0EAwIw
FDESMBAGA1UEAwwJbG9jYWxob3N0MCAXDTI2MTEyNzAwMzIwNVoYDzIxMjYxMTAz
MDAzMjA1WjAUMRIwEAYDVQQDDAlsb2NhbGhvc3QwWTATBgcqhkjOPQIBBggqhkjO
PQMBBwNCAASO5ug0CgxV01q5LPx0GRdH5CfsnOOC3bjGoJisAxHIBvct5eb7Sl8/
FhkR8s0F+POb6V4jhxvzPz5jK1yzGU9Xo28wbTAdBgNVHQ4EFgQUQidhLrLcFxfo
3mtozuXVeTYkCM4wHwYDVR0jBBgwFoAUQidhLrLcFxfo3mtozuXVeTYkCM4wDwYD
VR0TAQH/BAUwAwEB/zAaBgNVHREEEzARgglsb2NhbGhvc3SHBH8AAAEwCgYIKoZI
zj0EAwIDSQAwRgIhAK734DY2qR2kotdYR6v034wHRO77sd8/PRdMbiwafmF3AiEA
wPORRAprXBz+YAUHXRH3IcmBgp+izpavrMcfLA3VqeA=
-----END CERTIFICATE-----
`;

export type AgendaServer = { port: number; asked: string[]; close(): Promise<void> };

/** A real https server on this machine that answers as a test says. */
export async function agendaServer(
  answer: (asked: IncomingMessage, response: ServerResponse) => void,
): Promise<AgendaServer> {
  const asked: string[] = [];
  const sockets = new Set<Socket>();
  const server = createServer({ key: KEY, cert: CERTIFICATE }, (request, response) => {
    asked.push(`${request.headers.host} ${request.url}`);
    answer(request, response);
  });
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    port: (server.address() as AddressInfo).port,
    asked,
    close: () =>
      new Promise((done) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => done());
      }),
  };
}
