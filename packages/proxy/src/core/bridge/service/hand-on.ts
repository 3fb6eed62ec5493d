import type { McpNotification } from '../../mcp-message.js';
import { translateNotification } from '../eras/translate-notification.js';
import type { ServicePlace } from './service-place.js';

/** What belongs to the client's own hop: the other one has its own handshake, its own ids and its own tokens. */
const ofHop = new Set([
  'notifications/initialized',
  'notifications/cancelled',
  'notifications/progress',
]);

/** Tells the service what a client tells. Nobody waits for it, and nobody is told where it does not arrive. */
export function handOn(notification: McpNotification, place: ServicePlace): void {
  if (ofHop.has(notification.method)) return;
  deliver(notification, place).catch(() => undefined);
}

async function deliver(notification: McpNotification, place: ServicePlace): Promise<void> {
  const { relay, target, client } = place;
  const facts = await place.facts(new AbortController().signal);
  const told = translateNotification(notification, { from: client.era, to: facts.era });
  if (told !== undefined) await relay.notify(target, told);
}
