import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { listenAlong } from '../../src/demo/window-stream.ts';

/** What a server adds to the key of whoever asks for a stream (RFC 6455, 1.3). */
const WEBSOCKET = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';

describe('listening along with a window', () => {
  let server: Server;
  const port = () => (server.address() as AddressInfo).port;

  beforeEach(async () => {
    server = createServer((_asked, answer) => {
      // Two statements: restify changes the response of every server of its process, and gives nothing back here.
      answer.writeHead(404);
      answer.end();
    });
    server.listen(0);
    await once(server, 'listening');
  });

  afterEach(() => {
    server.close();
    server.closeAllConnections();
  });

  it('begins at the stream of the conversations, and ends when the listener leaves', async () => {
    const paths: (string | undefined)[] = [];
    const left = new Promise<void>((resolve) => {
      server.on('upgrade', ({ url, headers }: IncomingMessage, socket: Socket) => {
        paths.push(url);
        const accept = createHash('sha1')
          .update(`${headers['sec-websocket-key']}${WEBSOCKET}`)
          .digest('base64');
        socket.write(
          `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`,
        );
        socket.once('data', () => {
          socket.destroy();
          resolve();
        });
      });
    });

    const listener = await listenAlong(port());
    listener.leaves();
    await left;

    expect(paths).toEqual(['/_ws_conversation/v1/conversations/stream']);
  });

  it('fails with the port where there is no such stream', async () => {
    await expect(listenAlong(port())).rejects.toThrow(`Port ${port()} has no stream of a window.`);
  });
});
