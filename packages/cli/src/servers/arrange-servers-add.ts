import { readLeadingOptions } from '../options/read-leading-options.js';
import type { OptionTable } from '../options/option-table.js';

/** Programs that nobody would call a server of theirs. */
const programs = /^(?:npx|bunx|uvx|uv|pnpm|docker|podman|node|deno|python3?|dnx)$/;

/**
 * The words of `servers add` with the `--` that may be left out: before the second word that is neither an option nor an
 * address nor JSON, because that begins a command. What stands after it is the command's, options too.
 */
export function arrangeServersAdd(
  words: readonly string[],
  { options }: { readonly options: OptionTable },
): readonly string[] {
  const first = indexOfWord(words, { options, number: 1 });
  const isProgram = first !== undefined && programs.test(words[first] ?? '');
  const begin =
    isProgram && first + 1 < words.length && !isAddress(words[first + 1] ?? '')
      ? first
      : indexOfWord(words, { options, number: 2 });
  const dashes = words.indexOf('--');
  if (begin === undefined || (dashes !== -1 && dashes < begin)) return words;
  if (isAddress(words[begin] ?? '')) return words;
  return [...words.slice(0, begin), '--', ...words.slice(begin)];
}

function isAddress(word: string): boolean {
  return /^(?:\w+:\/\/|:\d|localhost:|\{)/.test(word);
}

/** Where a word stands that is neither an option nor the value of one; undefined where there is none, or the options are wrong. */
function indexOfWord(
  words: readonly string[],
  { options, number }: { readonly options: OptionTable; readonly number: number },
): number | undefined {
  const dashes = words.indexOf('--');
  const own = dashes === -1 ? words : words.slice(0, dashes);
  try {
    const { positionals, rest } = readLeadingOptions(own, { options, stopAfter: number });
    return positionals.length === number ? own.length - rest.length - 1 : undefined;
  } catch {
    // Whoever reads them next says what is wrong.
    return undefined;
  }
}
