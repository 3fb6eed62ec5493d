import { NandaError } from '../../core/nanda-error.js';

/**
 * The execution that the id of an event belongs to, and the event's place in it. A stream that cannot be
 * resumed fails: starting the call once more is for the caller to decide.
 *
 * @throws NandaError VALIDATION_ERROR
 */
export function readEventId(eventId: string): { readonly id: string; readonly after: number } {
  const [, id, position] = /^(exec_[0-9a-f]{32})\.(\d{1,9})$/.exec(eventId) ?? [];
  if (id === undefined) {
    throw new NandaError(
      'VALIDATION_ERROR',
      'Last-Event-ID must be the id of an event of an execution; leave it out to start anew.',
    );
  }
  return { id, after: Number(position) };
}
