import { createMessage } from '../create-message.js';
import type { MessageHandler } from './message-context.js';

export const ping: MessageHandler<'ping'> = ({ id }, { channel }) => {
  channel.send(createMessage('pong', { id, payload: {} }));
};
