import { describeRange } from './describe-range.js';

/** `1 to 10 items`, `at least 1 item`, `exactly 3 characters`; empty where there is no limit. */
export function describeCount(
  noun: string,
  { least, most }: { readonly least: unknown; readonly most: unknown },
): string {
  const isExact = typeof least === 'number' && least === most;
  const range = isExact ? `exactly ${least}` : describeRange({ minimum: least, maximum: most });
  if (range === '') return '';
  return `${range} ${noun}${/\b1$/.test(range) ? '' : 's'}`;
}
