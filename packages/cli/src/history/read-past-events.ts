import type { ExecutionEvent } from '@nanda/protocol';
import type { ProxyClient } from '../client/create-proxy-client.js';

/** The events of a call that has ended, as far as they are kept. `most`: a long call may have told of thousands. */
export async function readPastEvents(
  executionId: string,
  { client, most }: { readonly client: ProxyClient; readonly most: number },
): Promise<ExecutionEvent[]> {
  const leaving = new AbortController();
  const events: ExecutionEvent[] = [];
  try {
    const stream = await client.stream('executions.events', {
      params: { executionId },
      signal: leaving.signal,
    });
    for await (const event of stream) {
      events.push(event);
      const isLast = ['result', 'error', 'cancelled'].includes(event.type);
      if (isLast || events.length >= most) break;
    }
  } finally {
    leaving.abort();
  }
  return events;
}
