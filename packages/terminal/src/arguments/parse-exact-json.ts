import { describeRounding } from './describe-rounding.js';

/** Parses JSON, and refuses a number that would be rounded. @throws Error whose message follows "is not JSON: " or says which number */
export function parseExactJson(source: string): unknown {
  // Some programs begin a file with the mark of its encoding.
  const text = source.startsWith('\ufeff') ? source.slice(1) : source;
  // Asking for the source of every value takes time: only where a number is long enough to be rounded.
  if (!/\d{16}|\d[eE]/.test(text)) return JSON.parse(text);
  return JSON.parse(text, (_key, value: unknown, context?: { readonly source?: string }) => {
    if (typeof value !== 'number') return value;
    const problem = describeRounding(context?.source ?? String(value), value);
    if (problem !== undefined) throw new RangeError(problem);
    return value;
  });
}
