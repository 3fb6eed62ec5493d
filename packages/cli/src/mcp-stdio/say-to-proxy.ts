import { ExchangeFailure } from './exchange-failure.js';
import type { LegacySession } from './legacy-session.js';
import type { RelayTools } from './relay-tools.js';

/** Milliseconds until a message that has no answer has to be taken. */
const timeout = 10_000;

/**
 * Sends what is not answered: a notification, the answer to a question, a request of our own whose answer nobody needs.
 *
 * @returns the status. @throws ExchangeFailure
 */
export async function sayToProxy(
  { exchanger, ended }: Pick<RelayTools, 'exchanger' | 'ended'>,
  { place, headers }: Pick<LegacySession, 'place' | 'headers'>,
  line: Uint8Array,
): Promise<number> {
  const response = await exchanger.send(place, {
    method: 'POST',
    headers: { accept: 'application/json, text/event-stream', ...headers },
    body: line,
    timeout,
    signal: ended,
  });
  // A body that is not read would hold the connection. What may be in it interests nobody, nor how it ends.
  response.on('error', () => undefined).resume();
  if (response.statusCode === undefined) {
    throw new ExchangeFailure('no status', { isUnsent: false });
  }
  return response.statusCode;
}
