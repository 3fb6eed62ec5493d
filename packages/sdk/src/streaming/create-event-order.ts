import { terminalExecutionEventTypes } from '@nanda/protocol/facts';
import { ResponseValidationError } from '../errors/response-validation-error.js';
import type { StreamEvent } from './stream-event.js';

const lastTypes: ReadonlySet<string> = new Set(terminalExecutionEventTypes);

/**
 * Says of each event of an execution whether it is new: over many streams, each is new once.
 *
 * @param options `isWhole`: whether the first event must be the very first one
 * @returns a function that throws a ResponseValidationError for an event before which others are missing
 */
export function createEventOrder({
  isWhole,
}: {
  readonly isWhole: boolean;
}): (event: StreamEvent) => boolean {
  let highest = 0;
  /** The `seq` that must come; undefined after an event that has none. */
  let expected = isWhole ? 1 : undefined;
  let lastId: unknown;

  return (event) => {
    const { id, seq } = placeOf(event);
    if (seq === undefined) {
      if (id !== undefined && id === lastId) return false;
      lastId = id;
      expected = undefined;
      return true;
    }
    // Nobody asks for more after the last one. It can have a number of before where a proxy could not write all of them.
    if (seq <= highest && !lastTypes.has(event.type)) return false;
    if (expected !== undefined && seq > expected && !isNote(event)) throw missing(expected, seq);
    highest = seq;
    expected = seq + 1;
    lastId = id;
    return true;
  };
}

function placeOf(event: StreamEvent): { id?: unknown; seq?: number | undefined } {
  if (event.type !== 'unknown') return event;
  const { raw } = event;
  if (typeof raw !== 'object' || raw === null) return {};
  return {
    id: 'id' in raw ? raw.id : undefined,
    seq: 'seq' in raw && typeof raw.seq === 'number' ? raw.seq : undefined,
  };
}

/** What a proxy says itself, also of events that it could not keep: it stands in their place. */
function isNote(event: StreamEvent): boolean {
  return event.type === 'log' && event.logger === 'nanda';
}

function missing(expected: number, seq: number): ResponseValidationError {
  const count = seq - expected;
  const message = `${count === 1 ? '1 event is' : `${count} events are`} missing before number ${seq}`;
  return new ResponseValidationError({
    subject: 'The stream of an execution',
    issues: [{ path: ['seq'], message }],
  });
}
