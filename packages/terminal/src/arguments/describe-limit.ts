import type { Members } from './as-members.js';
import { describeCount } from './describe-count.js';
import { describeFormat } from './describe-format.js';
import { describeRange } from './describe-range.js';
import { fitsPattern } from './fits-pattern.js';

/** Which of a schema's limits a value breaks, in words that follow its name; undefined where it breaks none. */
export function describeLimit(value: unknown, limits: Members): string | undefined {
  if (typeof value === 'number') return describeNumber(value, limits);
  if (typeof value === 'string') return describeText(value, limits);
  return Array.isArray(value) ? describeList(value, limits) : undefined;
}

function describeNumber(value: number, limits: Members): string | undefined {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf } = limits;
  const [isAbove, isBelow] = [exclusiveMinimum === true, exclusiveMaximum === true];
  const tooLow =
    (isNumber(minimum) && (value < minimum || (isAbove && value === minimum))) ||
    (isNumber(exclusiveMinimum) && value <= exclusiveMinimum);
  const tooHigh =
    (isNumber(maximum) && (value > maximum || (isBelow && value === maximum))) ||
    (isNumber(exclusiveMaximum) && value >= exclusiveMaximum);
  if (tooLow || tooHigh) return `is ${describeRange(limits)}, not ${value}`;
  if (!isNumber(multipleOf) || multipleOf <= 0) return undefined;
  const times = value / multipleOf;
  // A fraction such as 0.1 is not exact: 0.3 is a multiple of it all the same.
  const isMultiple = Math.abs(times - Math.round(times)) <= Number.EPSILON * Math.abs(times) * 4;
  return isMultiple ? undefined : `is a multiple of ${multipleOf}, not ${value}`;
}

function describeText(value: string, limits: Members): string | undefined {
  const { minLength, maxLength, pattern } = limits;
  const length = [...value].length;
  const isShort = isNumber(minLength) && length < minLength;
  if (isShort || (isNumber(maxLength) && length > maxLength)) {
    if (length === 0 && minLength === 1) return 'may not be empty';
    return `has ${describeCount('character', { least: minLength, most: maxLength })}, not ${length}`;
  }
  const isStrange = typeof pattern === 'string' && fitsPattern(value, pattern) === false;
  if (isStrange) return `looks like ${pattern.slice(0, 200)}, not "${value.slice(0, 60)}"`;
  return describeFormat(value, limits['format']);
}

function describeList(value: readonly unknown[], limits: Members): string | undefined {
  const { minItems, maxItems, uniqueItems } = limits;
  const isShort = isNumber(minItems) && value.length < minItems;
  if (isShort || (isNumber(maxItems) && value.length > maxItems)) {
    return `has ${describeCount('item', { least: minItems, most: maxItems })}, not ${value.length}`;
  }
  const isTwice =
    uniqueItems === true && new Set(value.map((item) => JSON.stringify(item))).size < value.length;
  return isTwice ? 'has no item twice' : undefined;
}

function isNumber(value: unknown): value is number {
  return typeof value === 'number';
}
