import type { Logger } from '../logger.js';
import type { WebSocketConstructor } from './web-socket-like.js';

/**
 * The class of sockets to use: the one that was given, else the runtime's own, else that of `isomorphic-ws`.
 *
 * @returns undefined where there is none, or none is wanted.
 */
export async function resolveWebSocket(
  given: WebSocketConstructor | false | undefined,
  {
    logger,
    load = () => import('isomorphic-ws'),
  }: { readonly logger: Logger; readonly load?: () => Promise<{ readonly default: unknown }> },
): Promise<WebSocketConstructor | undefined> {
  if (given === false) return undefined;
  const native: unknown = Reflect.get(globalThis, 'WebSocket');
  const found = given ?? (isConstructor(native) ? native : await loaded(load));
  if (found === undefined) {
    logger.warn(
      'There is no WebSocket here, and isomorphic-ws does not load: events come as server-sent events. ' +
        'Pass a WebSocket class as `webSocket`, or `false` to mean it.',
    );
  }
  return found;
}

async function loaded(
  load: () => Promise<{ readonly default: unknown }>,
): Promise<WebSocketConstructor | undefined> {
  try {
    const { default: found } = await load();
    return isConstructor(found) ? found : undefined;
  } catch {
    return undefined;
  }
}

function isConstructor(value: unknown): value is WebSocketConstructor {
  return typeof value === 'function';
}
