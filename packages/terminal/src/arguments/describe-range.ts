import type { Members } from './as-members.js';

/** `1 to 10`, `at least 1`, `more than 0 and at most 5`; empty where there is no limit. */
export function describeRange(limits: Members): string {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum } = limits;
  const above = exclusiveMinimum === true ? minimum : exclusiveMinimum;
  const below = exclusiveMaximum === true ? maximum : exclusiveMaximum;
  const least = isNumber(minimum) && above !== minimum && `at least ${minimum}`;
  const most = isNumber(maximum) && below !== maximum && `at most ${maximum}`;
  if (least && most && !isNumber(above) && !isNumber(below)) return `${minimum} to ${maximum}`;
  const parts = [
    isNumber(above) ? `more than ${above}` : least,
    isNumber(below) ? `less than ${below}` : most,
  ];
  return parts.filter((part) => part).join(' and ');
}

/** That a whole number is one which a computer can hold is what generated schemas say, and no limit that anybody meets. */
function isNumber(value: unknown): value is number {
  return typeof value === 'number' && Math.abs(value) < Number.MAX_SAFE_INTEGER;
}
