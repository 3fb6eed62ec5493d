import { loadLater } from '../load-later.js';
import type { StreamEvent } from './stream-event.js';

/**
 * The events in an answer that was made of `ToolStream.toReadableStream()`: what a page does with the answer of a route of
 * your own. Leaving the loop cancels the answer, and with it the execution.
 *
 * @throws NandaError for an answer that is a failure, ConnectionError when it ends before the last event,
 * ResponseValidationError for lines that are no events
 *
 * @example
 * for await (const event of readToolEvents(await fetch('/api/analyze'))) {
 *   if (event.type === 'progress') bar.value = event.progress;
 * }
 */
export async function* readToolEvents(
  response: Response,
): AsyncGenerator<StreamEvent, void, undefined> {
  // With the first answer of this kind: most programs have none.
  const { receiveToolEvents } = await loadLater();
  yield* receiveToolEvents(response);
}
