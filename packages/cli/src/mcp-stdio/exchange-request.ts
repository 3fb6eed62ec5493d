import type { IncomingMessage, OutgoingHttpHeaders } from 'node:http';
import type { ClientMessage } from './client-message.js';
import type { Exchanger } from './create-exchanger.js';
import type { MessageShape } from './create-message-scanner.js';
import { ExchangeFailure } from './exchange-failure.js';
import type { ExchangeOutcome } from './exchange-outcome.js';
import { followStream } from './follow-stream.js';
import { isEventStream } from './is-event-stream.js';
import type { ProxyPlace } from './proxy-place.js';
import { readAnswerBody } from './read-answer-body.js';
import { readRefusal } from './read-refusal.js';
import { scanMessage } from './scan-message.js';

export interface ExchangeRequestOptions {
  readonly exchanger: Exchanger;
  readonly place: ProxyPlace;
  readonly headers: OutgoingHttpHeaders;
  readonly signal: AbortSignal;
  /** Whether the headers name a session, which the proxy may have forgotten, and whose streams can be taken up again. */
  readonly hasSession: boolean;
  readonly onSent: () => void;
  readonly onHead?: (response: IncomingMessage) => void;
  /** Waits until the client may be told more. */
  readonly ready: () => Promise<void>;
  /** Is given every message that came in answer, one after the other. */
  readonly deliver: (message: Buffer, shape: MessageShape) => Promise<void>;
}

/** Sends a request once, and hands on what comes in answer to it. @throws the reason of the signal */
export async function exchangeRequest(
  message: ClientMessage,
  options: ExchangeRequestOptions,
): Promise<ExchangeOutcome> {
  const { exchanger, place, headers, signal, hasSession, onSent, onHead, ready, deliver } = options;
  try {
    const response = await exchanger.send(place, {
      method: 'POST',
      headers: { accept: 'application/json, text/event-stream', ...headers },
      body: message.line,
      signal,
      onSent,
    });
    onHead?.(response);
    const status = response.statusCode ?? 0;
    const isGood = status >= 200 && status < 300;
    if (isGood && isEventStream(response)) return await followStream(response, message, options);
    await ready();
    const body = await readAnswerBody(response);
    if (isGood && body.length > 0) {
      await deliver(body, scanMessage(body));
      return { kind: 'answered' };
    }
    if (isGood) return { kind: 'lost', reason: `it was answered with status ${status} alone` };
    if (status === 404 && hasSession) return { kind: 'session-lost' };
    const { isAnswer, refusal } = readRefusal(body, { status, message });
    if (status === 401 && !isAnswer) return { kind: 'unsent', reason: refusal.message };
    if (!isAnswer) return { kind: 'refused', refusal };
    await deliver(body, scanMessage(body));
    return { kind: 'answered' };
  } catch (error) {
    if (signal.aborted) throw signal.reason;
    if (!(error instanceof ExchangeFailure)) throw error;
    return { kind: error.isUnsent ? 'unsent' : 'lost', reason: error.message };
  }
}
