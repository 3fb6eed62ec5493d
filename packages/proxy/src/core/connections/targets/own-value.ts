import type { ServiceInput } from '@nanda/protocol';
import { NandaError } from '../../nanda-error.js';

/**
 * The value that a registry itself has for one of its variables: the fixed one, the one of its choices that the caller names,
 * or the default where the caller names none. Undefined where it is the caller's own word.
 *
 * @throws NandaError VALIDATION_ERROR for what is none of its choices; it is not repeated
 */
export function ownValue(
  { name, value, default: fallback, choices }: ServiceInput,
  given: Readonly<Record<string, string>>,
): string | undefined {
  if (value !== undefined) return value;
  const chosen = Object.hasOwn(given, name) ? given[name] : undefined;
  if (chosen === undefined || chosen === '' || chosen === fallback) return fallback;
  if (choices === undefined || choices.length === 0) return undefined;
  if (choices.includes(chosen)) return chosen;
  throw new NandaError(
    'VALIDATION_ERROR',
    `The value for "${name}" is none of those that the service knows: ${choices.slice(0, 20).join(', ')}.`,
    { details: { variable: name, choices: choices.slice(0, 100) } },
  );
}
