import type { FaultExchange } from './fault-exchange.js';

/** An SSE answer that is written by hand. */
export type EventStream = {
  /** Sends a JSON-RPC message as one event. */
  send(message: Record<string, unknown>, eventId?: string): void;
  /** Sends the response to the request that the stream answers. */
  answer(outcome: Record<string, unknown>, eventId?: string): void;
  /** Sends text as it is. */
  write(text: string): void;
  end(): void;
  /** Ends the connection with what was sent so far, and nothing that says that it is over. */
  reset(): void;
};

/** Frames a JSON-RPC message as an event. */
function frame(message: Record<string, unknown>, eventId: string | undefined): string {
  const id = eventId === undefined ? '' : `id: ${eventId}\n`;
  return `event: message\n${id}data: ${JSON.stringify({ jsonrpc: '2.0', ...message })}\n\n`;
}

/** Answers an exchange with an event stream. */
export function openEventStream({ response, id: requestId }: FaultExchange): EventStream {
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-cache' });
  response.flushHeaders();
  const write = (text: string): void => void response.write(text);
  const send: EventStream['send'] = (message, eventId) => write(frame(message, eventId));

  return {
    send,
    answer: (outcome, eventId) => send({ id: requestId ?? null, ...outcome }, eventId),
    write,
    end: () => void response.end(),
    // An empty write is called back when all before it has left.
    reset: () => void response.write('', () => response.destroy()),
  };
}
