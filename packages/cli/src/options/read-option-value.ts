import { nearestName } from '../text/nearest-name.js';
import type { OptionDefinition } from './option-table.js';
import { parseDuration } from './parse-duration.js';
import { usageError } from './usage-error.js';

/**
 * The value that a text stands for.
 *
 * @param given What carried the text, as the user knows it: `--limit`, or the name of a variable.
 * @throws CliError `USAGE_ERROR`
 */
export function readOptionValue(
  text: string | undefined,
  { given, definition }: { readonly given: string; readonly definition: OptionDefinition },
): string | number {
  const { kind, choices, value = 'VALUE' } = definition;
  // Two dashes begin the next option: the value was forgotten.
  if (text === undefined || /^--./.test(text)) {
    throw usageError(`${given} needs a value: ${given} ${value}`);
  }
  if (choices && !choices.includes(text)) {
    const nearest = nearestName(text, choices);
    const suggestion = nearest === undefined ? '' : ` Did you mean ${nearest}?`;
    throw usageError(`${given} is one of ${choices.join(', ')}, not "${text}".${suggestion}`);
  }
  if (kind === 'integer') {
    if (/^\d{1,9}$/.test(text)) return Number(text);
    throw usageError(`${given} is a whole number, not "${text}".`);
  }
  if (kind === 'duration') {
    const duration = parseDuration(text);
    if (duration !== undefined) return duration;
    throw usageError(`${given} is a time such as 500ms, 30s or 2m, not "${text}".`);
  }
  return text;
}
