import type { ExecutionEvent } from '@nanda/protocol';
import type { ExecutionRepository } from '../execution-repository.js';
import { parseStored } from '../parse-stored.js';
import { ownNote } from '../running/own-note.js';

/** What is read at once: a reader that goes away costs no more than this. */
const page = { limit: 200, maxBytes: 1024 * 1024 };

/**
 * The written events of an execution after one position, up to another or all that there are now; a note in
 * place of those that are not there before others.
 */
export async function* readStoredEvents(
  repository: Pick<ExecutionRepository, 'events'>,
  options: { readonly id: string; readonly after: number; readonly upTo?: number },
): AsyncGenerator<ExecutionEvent, void, undefined> {
  const { id, upTo = Infinity } = options;
  let position = options.after;
  let told = options.after;
  while (position < upTo) {
    const events = await repository.events(id, { after: position, ...page });
    if (events.length === 0) return;
    for (const { seq, json } of events) {
      if (seq > upTo) return;
      position = seq;
      const event = parseStored<ExecutionEvent>(json);
      if (event === undefined) continue;
      if (seq > told + 1) yield noteOf(seq - told - 1, event);
      told = seq;
      yield event;
    }
  }
}

/** It has the id of the last one that is missing, so that resuming goes on after it. */
function noteOf(count: number, { executionId, seq, timestamp }: ExecutionEvent): ExecutionEvent {
  const what = count === 1 ? '1 event is missing' : `${count} events are missing`;
  return {
    id: `${executionId}.${seq - 1}`,
    executionId,
    seq: seq - 1,
    timestamp,
    ...ownNote(`${what}: they could not be written down, or are not kept any more.`),
  };
}
