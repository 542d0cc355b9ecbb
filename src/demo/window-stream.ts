/** Somebody who listens along with a window and does nothing with it. */
export type Listener = { leaves(): void };

const STREAM = '/_ws_conversation/v1/conversations/stream';

/**
 * Listens along with a window from its start on. As long as nobody listens, a Playground keeps what the bot sends and
 * hands it to the first page that comes; what a page is handed before it knows its own chats it throws away. So what
 * was said before a page was opened stood there or not, as chance had it, beside what the demo itself shows again
 * (`window-traffic.ts`). With a listener it keeps nothing back.
 *
 * @throws Error when the window has no such stream.
 */
export async function listenAlong(port: number): Promise<Listener> {
  const stream = new WebSocket(`ws://localhost:${port}${STREAM}`);
  await new Promise<void>((resolve, reject) => {
    stream.addEventListener('open', () => resolve(), { once: true });
    stream.addEventListener('error', () => reject(new Error(`Port ${port} has no stream of a window.`)), {
      once: true,
    });
  });
  return { leaves: () => stream.close() };
}
