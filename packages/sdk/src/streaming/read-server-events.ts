import { createParser, type EventSourceMessage, type ParseError } from 'eventsource-parser';
import { ConnectionError } from '../errors/connection-error.js';
import { StreamIdleTimeoutError } from '../errors/stream-idle-timeout-error.js';
import { forwardAbort } from '../http/forward-abort.js';
import { rejectOnAbort } from '../http/reject-on-abort.js';

/** The longest event that is taken, in characters: a result of the contract's largest size with room to spare. */
const maxBufferSize = 32 * 1024 * 1024;

/**
 * The events of a `text/event-stream`, until it ends. The body is let go however the loop is left.
 *
 * @throws StreamIdleTimeoutError, ConnectionError when the connection breaks off, or the signal's reason.
 */
export async function* readServerEvents(
  response: Response,
  {
    idleTimeout,
    signal,
  }: {
    /** Milliseconds; 0 for no limit. */
    idleTimeout: number;
    signal: AbortSignal;
  },
): AsyncGenerator<EventSourceMessage, void, undefined> {
  if (response.body === null) return;
  const reader = response.body.getReader();
  const decoder = new TextDecoder();
  const messages: EventSourceMessage[] = [];
  let fault: ParseError | undefined;
  const parser = createParser({
    maxBufferSize,
    onEvent: (message) => messages.push(message),
    onError: (error) => {
      if (error.type === 'max-buffer-size-exceeded') fault = error;
    },
  });
  // One signal for both limits, made once: the caller's, and silence.
  const limits = new AbortController();
  const end = forwardAbort([signal], { controller: limits });
  let timer: ReturnType<typeof setTimeout> | undefined;
  try {
    for (;;) {
      if (idleTimeout > 0) {
        timer = setTimeout(
          () => limits.abort(new StreamIdleTimeoutError(idleTimeout)),
          idleTimeout,
        );
      }
      const { done, value } = await rejectOnAbort(reader.read(), limits);
      clearTimeout(timer);
      if (done) return;
      parser.feed(decoder.decode(value, { stream: true }));
      if (fault !== undefined) throw fault;
      yield* messages.splice(0);
    }
  } catch (error) {
    if (limits.signal.aborted) throw limits.signal.reason;
    throw new ConnectionError('The connection broke off in the middle of a stream.', {
      cause: error,
    });
  } finally {
    end();
    clearTimeout(timer);
    void reader.cancel().catch(() => undefined);
  }
}
