import { unquote } from './unquote.js';

/** What a line says behind its verb: the first word, and the rest of it as it was typed. */
export interface SplitTarget {
  target: string;
  rest: string;
}

/** `1 --size large`, `"my tool" --size large`: the word that names something, and what is to be done with it. */
export function splitTarget(text: string): SplitTarget {
  const quoted = /^(?:"(?:\\.|[^"\\])*"|'[^']*')(?=\s|$)/u.exec(text)?.[0];
  if (quoted !== undefined) {
    return { target: unquote(quoted), rest: text.slice(quoted.length).trim() };
  }
  const end = text.search(/\s/u);
  if (end < 0) return { target: text, rest: '' };
  return { target: text.slice(0, end), rest: text.slice(end).trim() };
}
