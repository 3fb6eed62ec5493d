import type { IncomingMessage, ServerResponse } from 'node:http';
import { startRelay, type Relay } from '../../support/start-relay.js';
import { startServer } from '../../support/start-server.js';
import { allowEveryPage } from './allow-every-page.js';

/**
 * Starts the server that `openRelay` talks to: `POST /` opens a relay to the target, `POST /{id}/cut` and
 * `POST /{id}/mend` do so.
 */
export async function startRelayServer(
  target: string,
): Promise<AsyncDisposable & { readonly url: string }> {
  await using stack = new AsyncDisposableStack();
  const relays: Relay[] = [];

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (allowEveryPage(request, response)) return;
    const [id = '', action] = (request.url ?? '').slice(1).split('/');
    if (id === '') {
      const relay = running.use(await startRelay(target));
      return void response.end(JSON.stringify({ id: relays.push(relay) - 1, url: relay.url }));
    }
    const relay = relays[Number(id)];
    if (action === 'cut') relay?.cut();
    else relay?.mend();
    response.end();
  }

  const server = stack.use(
    await startServer((request, response) => {
      answer(request, response).catch((error: unknown) => response.destroy(error as Error));
    }),
  );
  const running = stack.move();
  return { url: server.url, [Symbol.asyncDispose]: () => running.disposeAsync() };
}
