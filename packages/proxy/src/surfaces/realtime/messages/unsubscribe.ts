import { createMessage } from '../create-message.js';
import type { MessageHandler } from './message-context.js';

export const unsubscribe: MessageHandler<'unsubscribe'> = (
  { id, payload },
  { session, channel },
) => {
  session.subscriptions.remove(payload);
  session.followSubscriptions();
  const events = payload.events ?? ['*', 'catalog'];
  channel.send(createMessage('unsubscribed', { id, payload: { ...payload, events } }));
};
