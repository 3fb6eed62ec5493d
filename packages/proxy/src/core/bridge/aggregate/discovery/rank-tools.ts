import type { ListedTool } from '../lists/tool-table.js';

/** What a word that is found in a tool counts for. */
const weights = { name: 4, title: 3, description: 1 } as const;
const mostWords = 16;
/** Characters of a description that are looked at. */
const mostText = 2000;

/** The tools that a query fits best, best first; those that none of its words is found in are left out. */
export function rankTools(
  query: string,
  { tools, limit }: { readonly tools: readonly ListedTool[]; readonly limit: number },
): readonly ListedTool[] {
  const words = [...new Set(splitWords(query))].slice(0, mostWords);
  return tools
    .map((tool) => ({ tool, score: score(tool, words) }))
    .filter((scored) => scored.score > 0)
    .toSorted((a, b) => b.score - a.score)
    .slice(0, limit)
    .map(({ tool }) => tool);
}

function score({ name, tool }: ListedTool, words: readonly string[]): number {
  const fields = [
    { words: splitWords(name), weight: weights.name },
    { words: splitWords(tool.title ?? ''), weight: weights.title },
    { words: splitWords((tool.description ?? '').slice(0, mostText)), weight: weights.description },
  ];
  let sum = 0;
  for (const wanted of words) {
    // A word counts where it says most.
    sum += Math.max(
      ...fields.map(
        ({ words: found, weight }) =>
          weight * Math.max(0, ...found.map((word) => likeness(wanted, word))),
      ),
    );
  }
  return sum;
}

function likeness(wanted: string, word: string): number {
  if (word === wanted) return 1;
  const isBegin =
    Math.min(wanted.length, word.length) > 2 &&
    (word.startsWith(wanted) || wanted.startsWith(word));
  return isBegin ? 0.6 : 0;
}

function splitWords(text: string): string[] {
  return text
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}
