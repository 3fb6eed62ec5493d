import { NandaError } from '../../../core/nanda-error.js';
import { takeUpCalls } from '../calls/take-up-calls.js';
import { createMessage } from '../create-message.js';
import type { MessageHandler } from './message-context.js';

/** Goes on with the session of a socket that dropped, from where its client was. */
export const resume: MessageHandler<'resume'> = ({ id, payload }, context) => {
  const { sessions, channel, session: own } = context;
  if (context.hasBegun) {
    throw new NandaError(
      'VALIDATION_ERROR',
      '`resume` has to come before all else on a socket. Open another one for it.',
    );
  }
  const session =
    payload.resumeToken === own.resumeToken
      ? undefined
      : sessions.claim(payload.resumeToken, { principal: own.principal, holder: channel });
  if (session === undefined) throw unknownToken();
  const { calls, subscriptions, resumeToken } = session;
  session.rewind(payload);
  takeUpCalls(payload, { ...context, session });
  const idsOf = (kind: string): string[] =>
    calls.list().flatMap((call) => (call.kind === kind ? [call.id] : []));
  channel.send(
    createMessage('resumed', {
      id,
      payload: {
        resumeToken,
        subscriptions: subscriptions.list(),
        streams: idsOf('stream'),
        requests: idsOf('execute'),
      },
    }),
  );
  context.adopt(session);
};

function unknownToken(): NandaError {
  return new NandaError(
    'VALIDATION_ERROR',
    'This resume token is not known, or no longer. Subscribe again, and take up each execution with `stream {executionId, after}`.',
    { details: { field: 'payload.resumeToken' } },
  );
}
