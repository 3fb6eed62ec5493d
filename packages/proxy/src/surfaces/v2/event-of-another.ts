import { NandaError } from '../../core/nanda-error.js';

/** `Last-Event-ID` names an event of another stream than the one that is asked for. */
export function eventOfAnother(): NandaError {
  return new NandaError(
    'EXECUTION_NOT_FOUND',
    'The event belongs to another execution. Ask for the stream where it was begun.',
  );
}
