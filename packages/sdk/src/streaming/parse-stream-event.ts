import type { ExecutionEvent, Schema } from '@nanda/protocol';
import { executionEventTypes } from '@nanda/protocol/facts';
import type { EventSourceMessage } from 'eventsource-parser';
import { validate } from '../http/validate.js';
import { parseJson } from './parse-json.js';
import type { StreamEvent } from './stream-event.js';

const knownTypes: ReadonlySet<unknown> = new Set(executionEventTypes);

/**
 * One event of an execution. An unknown type is handed on, never dropped.
 *
 * @throws ResponseValidationError for a known type with an unknown shape.
 */
export function parseStreamEvent(
  { event = 'message', data }: EventSourceMessage,
  { schema }: { schema: Schema<ExecutionEvent> },
): StreamEvent {
  const raw = parseJson(data);
  const isKnown =
    typeof raw === 'object' && raw !== null && 'type' in raw && knownTypes.has(raw.type);
  if (!isKnown) return { type: 'unknown', event, raw: raw ?? data };
  return validate(schema, { value: raw, subject: `An event of type "${event}"` });
}
