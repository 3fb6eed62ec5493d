import type { Completion } from '@nanda/protocol';
import { isObject } from '../is-object.js';
import { createMalformedError } from './create-malformed-error.js';
import { isText } from './is-text.js';

/** As MCP and the contract have it. */
const maximumValues = 100;

/**
 * What a service answered `completion/complete` with, as the contract has it.
 *
 * @throws NandaError UPSTREAM_PROTOCOL_ERROR where there are no values
 */
export function readCompletion(answer: Readonly<Record<string, unknown>>): Completion {
  const completion = answer['completion'];
  const found = isObject(completion) ? completion['values'] : undefined;
  if (!isObject(completion) || !Array.isArray(found)) {
    throw createMalformedError('completion/complete', { missing: 'completion.values' });
  }
  const texts = found.filter(isText);
  const values = texts.slice(0, maximumValues);
  const { total, hasMore } = completion;
  return {
    values,
    ...(typeof total === 'number' && { total }),
    ...(values.length < texts.length
      ? { hasMore: true }
      : typeof hasMore === 'boolean' && { hasMore }),
  };
}
