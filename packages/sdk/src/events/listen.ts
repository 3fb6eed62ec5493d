import type { Logger } from '../logger.js';
import { callListener } from './call-listener.js';
import type { ClientEvents } from './client-events.js';
import type { EventHub } from './event-hub.js';
import type { EventMessage } from './event-message.js';
import type { EventTopic } from './event-topic.js';

/** What tells of each name; those that open nothing tell of the way that events come over. */
const topics: { readonly [Type in keyof ClientEvents]: readonly EventTopic[] } = {
  update: ['connections'],
  closed: ['connections'],
  connection_error: ['connections'],
  tools_changed: ['connections'],
  resources_changed: ['connections'],
  prompts_changed: ['connections'],
  resource_updated: ['connections'],
  sync_started: ['catalog'],
  sync_progress: ['catalog'],
  sync_finished: ['catalog'],
  sync_failed: ['catalog'],
  message: ['connections', 'catalog'],
  connected: [],
  disconnected: [],
  gap: [],
  error: [],
};

/** Who listens to what. */
export interface Listening<Type extends keyof ClientEvents> {
  readonly type: Type;
  readonly listener: (value: ClientEvents[Type]) => unknown;
}

/** Calls a listener with whatever a client tells by that name. Returns the way to stop that. */
export function listen<Type extends keyof ClientEvents>(
  hub: Pick<EventHub, 'add'>,
  { type, listener, logger }: Listening<Type> & { readonly logger: Logger },
): () => void {
  // Whoever writes plain JavaScript would else wait for ever.
  if (!Object.hasOwn(topics, type)) {
    const names = Object.keys(topics).join(', ');
    logger.error(`There is no event "${type}" to listen to. There are ${names}.`);
    return () => undefined;
  }
  const call = (value: unknown): void =>
    callListener(listener, { value: value as ClientEvents[Type], type, logger });
  return hub.add({
    topics: topics[type],
    onMessage: (message) => {
      if (type === 'message') call(message);
      else if (type === nameOf(message)) {
        call(message.type === 'event' ? message.payload.data : message.payload);
      }
    },
    onNotice: (notice) => {
      if (notice.type === type) call(notice.detail);
    },
  });
}

/** The client has an `error` of its own. */
function nameOf(message: EventMessage): keyof ClientEvents {
  if (message.type === 'event') return message.payload.data.type;
  const { type } = message.payload;
  return type === 'error' ? 'connection_error' : type;
}
