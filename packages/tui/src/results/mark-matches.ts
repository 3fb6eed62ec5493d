import type { ResultSpan } from './result-row.js';

/** The parts of a row, with those that are looked for by themselves. Upper and lower case are the same. */
export function markMatches(
  spans: readonly ResultSpan[],
  { query }: { readonly query: string },
): readonly ResultSpan[] {
  const text = spans.map((span) => span.text).join('');
  const folded = text.toLowerCase();
  const wanted = query.toLowerCase();
  // A few letters are longer in lower case: then the places would not be the same.
  if (wanted === '' || folded.length !== text.length || !folded.includes(wanted)) return spans;
  const marked: ResultSpan[] = [];
  let start = 0;
  let match = folded.indexOf(wanted);
  for (const span of spans) {
    const end = start + span.text.length;
    let position = start;
    while (match !== -1 && match < end) {
      const from = Math.max(match, start);
      const to = Math.min(match + wanted.length, end);
      if (from > position) marked.push({ ...span, text: text.slice(position, from) });
      if (to > from) marked.push({ text: text.slice(from, to), role: 'match' });
      position = to;
      if (match + wanted.length > end) break;
      match = folded.indexOf(wanted, match + wanted.length);
    }
    if (position < end) marked.push({ ...span, text: text.slice(position, end) });
    start = end;
  }
  return marked;
}
