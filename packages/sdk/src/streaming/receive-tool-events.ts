import { terminalExecutionEventTypes } from '@nanda/protocol/facts';
import { ConnectionError } from '../errors/connection-error.js';
import { NandaError } from '../errors/nanda-error.js';
import { loadContract } from '../http/load-contract.js';
import { parseStreamEvent } from './parse-stream-event.js';
import type { StreamEvent } from './stream-event.js';

const lastTypes: ReadonlySet<string> = new Set(terminalExecutionEventTypes);

/** The events in an answer of lines of JSON: the work of `readToolEvents`. */
export async function* receiveToolEvents(
  response: Response,
): AsyncGenerator<StreamEvent, void, undefined> {
  if (!response.ok || response.body === null) {
    await response.body?.cancel();
    throw new NandaError(
      `The answer has status ${response.status} and holds no events. Look at the route that gave it.`,
      { status: response.status },
    );
  }
  const { ExecutionEventSchema: schema } = await loadContract();
  for await (const line of readLines(response.body)) {
    const event = parseStreamEvent({ data: line }, { schema });
    yield event;
    if (lastTypes.has(event.type)) return;
  }
  throw new ConnectionError('The answer ended before the execution did.');
}

/** The whole lines; what comes after the last line break was cut off. */
async function* readLines(body: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  /** The pieces of a line that has not ended: joined once, or a long one would be copied for each of them. */
  let pieces: string[] = [];
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      const [first = '', ...others] = decoder.decode(value, { stream: true }).split('\n');
      pieces.push(first);
      for (const next of others) {
        const line = pieces.join('');
        pieces = [next];
        if (line !== '') yield line;
      }
    }
  } catch (error) {
    throw new ConnectionError('The answer broke off before the execution ended.', { cause: error });
  } finally {
    void reader.cancel().catch(() => undefined);
  }
}
