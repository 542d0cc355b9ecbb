import { agendaFilesFrom } from '../../src/calendar/postman.ts';
import { addressesOn } from '../../src/http/links.ts';
import { printerOf } from '../../src/http/pages/printer.ts';
import { pageRoutes } from '../../src/http/pages/routes.ts';
import { type Listening, listen, type Route } from '../../src/http/server.ts';
import { logTo } from '../../src/log.ts';
import type { Play } from './playing.ts';

/** Our own pages over a school in memory, on a port of their own; links of that school lead there. */
export type PageServer = Listening & { url: string };

const KEY = Buffer.alloc(32, 7);

export async function servePages(school: Play, more: readonly Route[] = []): Promise<PageServer> {
  const printer = printerOf(() => school.clock.now());
  const web = await listen(0, {
    gate: async () => ({ ok: false, refused: { status: 401, code: 'token_missing' } }),
    receive: async () => ({ status: 200, body: undefined }),
    isReady: async () => true,
    schoolsNotLookedOver: async () => 0,
    routes: [
      ...pageRoutes(
        { deps: school.deps, linkKey: KEY, printer },
        agendaFilesFrom('school@testcollege.example'),
      ),
      ...more,
    ],
    log: logTo(
      () => undefined,
      () => 0,
      'error',
    ),
    secure: false,
    host: '127.0.0.1',
  });
  const url = `http://127.0.0.1:${web.port}`;
  school.deps.addresses = addressesOn(url, KEY);
  return {
    ...web,
    url,
    async stop() {
      await web.stop();
      await printer.stop();
    },
  };
}
