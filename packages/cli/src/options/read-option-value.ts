import { nearestName } from '@nanda/terminal';
import { parseSize } from '../settings/parse-size.js';
import type { OptionDefinition } from './option-table.js';
import { parseDuration } from './parse-duration.js';
import { usageError } from './usage-error.js';

const durations = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };
const sizes = { B: 1, KiB: 1024, MiB: 1024 ** 2, GiB: 1024 ** 3 };

const numbers = {
  integer: { name: 'a whole number', parse: parseInteger, units: { '': 1 } },
  duration: {
    name: 'a time such as 500ms, 30s or 2m',
    parse: parseDuration,
    units: durations,
  },
  size: { name: 'a size such as 512kB or 16MiB', parse: parseSize, units: sizes },
};

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
  if (kind === 'text' || kind === 'flag') return text;
  const { name, parse, units } = numbers[kind];
  const number = parse(text);
  if (number === undefined) throw usageError(`${given} is ${name}, not "${text}".`);
  const { least, most } = definition;
  if (least !== undefined && number < least) {
    throw usageError(`${given} is at least ${inUnits(least, units)}, not "${text}".`);
  }
  if (most !== undefined && number > most) {
    throw usageError(`${given} is at most ${inUnits(most, units)}, not "${text}".`);
  }
  return number;
}

function parseInteger(text: string): number | undefined {
  return /^\d{1,9}$/.test(text) ? Number(text) : undefined;
}

/** In the largest unit that gives a whole number. */
function inUnits(value: number, units: Readonly<Record<string, number>>): string {
  const [unit = '', factor = 1] =
    Object.entries(units).findLast(([, size]) => value >= size && value % size === 0) ?? [];
  return `${value / factor}${unit}`;
}
