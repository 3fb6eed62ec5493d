import type { ExecutionEvent, Schema } from '@nanda/protocol';
import { executionEventTypes } from '@nanda/protocol/facts';
import type { EventSourceMessage } from 'eventsource-parser';
import { validate } from '../http/validate.js';
import { parseJson } from './parse-json.js';
import type { StreamEvent, UnknownEvent } from './stream-event.js';

const knownTypes: ReadonlySet<unknown> = new Set(executionEventTypes);

/**
 * One event of an execution. An unknown type is handed on, never dropped.
 *
 * @throws ResponseValidationError for a known type with an unknown shape.
 */
export function parseStreamEvent(
  { event, data }: Pick<EventSourceMessage, 'event' | 'data'>,
  { schema }: { schema: Schema<ExecutionEvent> },
): StreamEvent {
  const raw = parseJson(data);
  const type = typeof raw === 'object' && raw !== null && 'type' in raw ? raw.type : undefined;
  if (knownTypes.has(type)) {
    return validate(schema, { value: raw, subject: `An event of type "${String(type)}"` });
  }
  return handedOn(raw) ?? { type: 'unknown', event: event ?? 'message', raw: raw ?? data };
}

/** An event that another client did not know either, and has handed on as it is. */
function handedOn(value: unknown): UnknownEvent | undefined {
  const { type, event, raw } = (value ?? {}) as Partial<Record<keyof UnknownEvent, unknown>>;
  return type === 'unknown' && typeof event === 'string' && raw !== undefined
    ? { type, event, raw }
    : undefined;
}
