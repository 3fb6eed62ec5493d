import { splitCamelCase } from './split-camel-case.js';
import { splitWords } from './split-words.js';
import { stripHostNamespace } from './strip-host-namespace.js';
import { wordForms } from './word-forms.js';

/** More words than this add cost and no meaning. */
const maxWords = 16;

/** Words that say nothing in a query, dropped while others remain. */
const emptyWords = new Set(
  'a an and are for from in is it me my of on or that the to with'.split(' '),
);

export interface MatchExpressions {
  /** Every word has to be there. */
  readonly all: string;
  /** One of them is enough; the same as `all` where there is only one. */
  readonly any: string;
}

/**
 * Turns what somebody typed into expressions of the FTS5 query language. Every term is quoted and
 * holds letters and digits only: nothing that is typed reaches the grammar.
 *
 * @returns `undefined` where the text has no words at all.
 */
export function matchExpressions(text: string): MatchExpressions | undefined {
  const words = meaningfulWords(splitWords(stripHostNamespace(text))).slice(0, maxWords);
  if (words.length === 0) return undefined;
  const terms = [...new Set(words.map(termOf))];
  return { all: terms.join(' AND '), any: terms.join(' OR ') };
}

function meaningfulWords(words: string[]): string[] {
  const meaningful = words.filter((word) => !emptyWords.has(word.toLowerCase()));
  return meaningful.length > 0 ? meaningful : words;
}

/** `getForecast` is found joined and in parts. */
function termOf(word: string): string {
  const parts = splitCamelCase(word);
  const joined = alternatives(word);
  if (parts.length === 0) return `(${joined})`;
  return `(${joined} OR (${parts.map((part) => `(${alternatives(part)})`).join(' AND ')}))`;
}

function alternatives(word: string): string {
  const { exact, prefixes } = wordForms(word.toLowerCase());
  return [...exact.map(quote), ...prefixes.map((prefix) => `${quote(prefix)}*`)].join(' OR ');
}

function quote(term: string): string {
  return `"${term.replaceAll('"', '""')}"`;
}
