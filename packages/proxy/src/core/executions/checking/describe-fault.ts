import type { ParameterFault } from '@nanda/protocol';
import type { ErrorObject } from 'ajv';
import { cutText } from './cut-text.js';

/** Characters of each text of a fault: both the parameters and the schema can be of any size. */
const maxText = 200;
/** Allowed values that are named. */
const maxAllowed = 20;

/** What is wrong with a parameter, in words that its caller knows. */
export function describeFault(error: ErrorObject): ParameterFault {
  return {
    path: cutText(error.instancePath, { length: maxText }),
    schemaPath: cutText(error.schemaPath, { length: maxText }),
    message: cutText(wordsOf(error), { length: maxText }),
  };
}

function wordsOf({ params, message = 'is not valid' }: ErrorObject): string {
  const facts: Record<string, unknown> = params;
  const missing = facts['missingProperty'];
  const unknown = facts['additionalProperty'] ?? facts['unevaluatedProperty'];
  const allowed = facts['allowedValues'];
  if (typeof missing === 'string') return `"${missing}" is required`;
  if (typeof unknown === 'string') return `"${unknown}" is not a parameter`;
  if ('allowedValue' in facts) return `must be ${JSON.stringify(facts['allowedValue'])}`;
  if (!Array.isArray(allowed)) return message;
  const named = allowed.slice(0, maxAllowed).map((value) => JSON.stringify(value));
  return `must be one of ${named.join(', ')}${allowed.length > maxAllowed ? ', …' : ''}`;
}
