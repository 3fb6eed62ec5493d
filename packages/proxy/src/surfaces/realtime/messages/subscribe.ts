import { createMessage } from '../create-message.js';
import type { MessageHandler } from './message-context.js';

/** Says that it is so before the first event comes. */
export const subscribe: MessageHandler<'subscribe'> = ({ id, payload }, { session, channel }) => {
  session.subscriptions.add(payload);
  session.followSubscriptions();
  channel.send(
    createMessage('subscribed', { id, payload: { ...payload, events: payload.events ?? ['*'] } }),
  );
};
