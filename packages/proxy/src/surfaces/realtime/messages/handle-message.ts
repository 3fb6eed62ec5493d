import type { RealtimeClientMessage } from '@nanda/protocol';
import { createMessage } from '../create-message.js';
import { describeFailure } from '../describe-failure.js';
import { cancel } from './cancel.js';
import { checkMessage } from './check-message.js';
import { execute } from './execute.js';
import type { MessageContext, MessageHandler } from './message-context.js';
import { ping } from './ping.js';
import { respond } from './respond.js';
import { resume } from './resume.js';
import { stream } from './stream.js';
import { subscribe } from './subscribe.js';
import { unsubscribe } from './unsubscribe.js';

type Handlers = {
  readonly [Type in RealtimeClientMessage['type']]: MessageHandler<Type>;
};

const handlers: Handlers = {
  cancel,
  execute,
  ping,
  respond,
  resume,
  stream,
  subscribe,
  unsubscribe,
};

/** Handles one message, whatever comes of it. Never rejects. */
export async function handleMessage<Type extends RealtimeClientMessage['type']>(
  message: Extract<RealtimeClientMessage, { type: Type }>,
  context: MessageContext,
): Promise<void> {
  const handler: MessageHandler<Type> = handlers[message.type];
  try {
    checkMessage(message, context.session);
    await handler(message, context);
  } catch (error) {
    const { id } = message;
    context.channel.send(createMessage('error', { id, payload: describeFailure(error, context) }));
  }
}
