import { normaliseAddress } from '../view/normalise-address.js';
import { foldWord } from './fold-word.js';
import { isNamespaceWord } from './is-namespace-word.js';
import type { ParsedQuery, QueryWord } from './parsed-query.js';
import { spellSigns } from './spell-signs.js';
import { splitCamelCase } from './split-camel-case.js';
import { splitWords } from './split-words.js';

/** More words than this add cost and no meaning. */
const maxWords = 16;

/** Words that say nothing in a query, dropped while others remain. */
const emptyWords = new Set(
  (
    'a about all an and any are as at be by can could do does for from have help how i in into is it ' +
    'its like me my need of on or our please some something that the their them this to up use used ' +
    'using via want we what when where which who will with would you your'
  ).split(' '),
);

/** Words that nearly everything here has. */
const genericWords = new Set('mcp server servers service services tool tools'.split(' '));

/** Takes apart what somebody typed. It has no words where the text has none. */
export function parseQuery(text: string): ParsedQuery {
  const trimmed = text.trim();
  const spelt = spellSigns(trimmed);
  const address = readAddress(trimmed);
  const phrases = Array.from(spelt.matchAll(/"([^"]+)"/g), (match) =>
    splitWords(match[1] ?? '').map(foldWord),
  ).filter((words) => words.length > 0);
  const raw = splitWords(withoutPlace(spelt));
  const folded = raw.map(foldWord);
  const compounds = listCompounds(trimmed);
  const typed = raw.flatMap((word, place): QueryWord[] => {
    const isLast = place === raw.length - 1 && /[\p{L}\p{N}]$/u.test(trimmed);
    const [before = '', own = '', next = ''] = [
      folded[place - 1],
      folded[place],
      folded[place + 1],
    ];
    if (compounds.has(`${before}-${own}`)) return [];
    const oneFrom = compounds.get(`${own}-${next}`);
    if (oneFrom !== undefined) {
      return [{ word: `${own}${next}`, parts: [own, next], oneFrom, isLast: false }];
    }
    return [{ word: own, parts: splitCamelCase(word).map(foldWord), isLast }];
  });
  const meaningful = leaveOut(leaveOut(typed, emptyWords), genericWords);
  const words = [...new Map(meaningful.map((entry) => [entry.word, entry])).values()];
  const used = new Set(words.map(({ word }) => word));
  return {
    text: trimmed,
    words: words.slice(0, maxWords),
    phrases,
    pairs: folded.flatMap((word, place) => {
      const next = folded[place + 1];
      const isTelling = next !== undefined && (used.has(word) || used.has(next));
      return isTelling && !emptyWords.has(word) && !emptyWords.has(next)
        ? [[word, next] as const]
        : [];
    }),
    ...(address !== undefined && { address }),
  };
}

/** A URL, or a host as people copy it: `mcp.example.com`. A name with a namespace is none. */
function readAddress(text: string): string | undefined {
  if (/^\w+:\/\/\S+$/.test(text)) return normaliseAddress(text);
  return /^(?:[\w-]+\.)+[a-z]{2,}(?::\d+)?$/i.test(text)
    ? normaliseAddress(`https://${text}`)
    : undefined;
}

/**
 * Pairs of words that are joined by a hyphen, with how many documents have to write them as one
 * word. `to-do` and `e-mail` are often written so, and their parts alone mean nothing;
 * `self-hosted`, beside other words, says one thing however it is written.
 */
function listCompounds(text: string): ReadonlyMap<string, number> {
  const found = text.matchAll(/(?<![\p{L}\p{N}_-])(\p{L}+)-(\p{L}{2,})(?![\p{L}\p{N}_-])/gu);
  const isAlone = !/\s/.test(text);
  const compounds = new Map<string, number>();
  for (const [, one = '', two = ''] of found) {
    const isSmall = one.length <= 2;
    const pair = [foldWord(one), foldWord(two)];
    if (pair.some((word) => genericWords.has(word)) || (isAlone && !isSmall)) continue;
    compounds.set(pair.join('-'), isSmall ? 1 : 0);
  }
  return compounds;
}

/** Of a URL or a name with a namespace, the words that say only where it lies go. */
function withoutPlace(text: string): string {
  if (!/^\S+[./]\S+$/.test(text)) return text;
  const slash = /^\w+:\/\//.test(text) ? -1 : text.lastIndexOf('/');
  const place = splitWords(slash === -1 ? text : text.slice(0, slash));
  const telling = place.filter((word) => !isNamespaceWord(word));
  const words = [...telling, ...(slash === -1 ? [] : splitWords(text.slice(slash + 1)))];
  return words.length > 0 ? words.join(' ') : text;
}

function leaveOut(
  words: readonly QueryWord[],
  unwanted: ReadonlySet<string>,
): readonly QueryWord[] {
  const rest = words.filter(({ word }) => !unwanted.has(word));
  return rest.length > 0 ? rest : words;
}
