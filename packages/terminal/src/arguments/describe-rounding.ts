/**
 * What is wrong with a number that is not the one that was written: a tool would be called with another. Words that
 * follow "is". Undefined where it is the same, or a fraction, which is never exact.
 */
export function describeRounding(source: string, value: number): string | undefined {
  if (!Number.isFinite(value)) return `${source}, which is too large for a JSON number`;
  if (!Number.isInteger(value) || Number.isSafeInteger(value) || /e/i.test(source))
    return undefined;
  return `${source}, which is beyond what a JSON number holds exactly (2^53); where text is taken too, it is "${source}" in JSON`;
}
