import { parseArgs } from 'node:util';
import { expect, test } from 'vitest';
import type { OptionTable } from './option-table.js';
import { readTokens, type Token } from './read-tokens.js';

const options: OptionTable = {
  json: { kind: 'flag', short: 'j', summary: '' },
  name: { kind: 'text', short: 'n', summary: '' },
  limit: { kind: 'integer', summary: '' },
};
const declared = {
  help: { type: 'boolean', short: 'h' },
  json: { type: 'boolean', short: 'j' },
  name: { type: 'string', short: 'n' },
  limit: { type: 'string' },
} as const;

/** What Node makes of them. */
function readByNode(words: string[]): Token[] {
  const { tokens } = parseArgs({ args: words, options: declared, strict: false, tokens: true });
  return tokens.flatMap((token): Token[] => {
    if (token.kind === 'option-terminator') return [];
    if (token.kind === 'positional') return [{ ...token }];
    const { kind, name, rawName, value } = token;
    return [{ kind, name, rawName, value }];
  });
}

const parts = [
  ['--json', '--name', '--limit', '--name=x', '--name=', '--limit=3=4', '--json=1', '--unknown'],
  ['-j', '-n', '-nx', '-jn', '-jnx', '-h', '-x', '-xj', '--', '-', '', 'word', 'a=b', '--no-json'],
].flat();

test.each([0, 1, 2, 3])('words are taken apart as Node does, beginning with word %i', (first) => {
  for (const one of parts.slice(first * 6, first * 6 + 6)) {
    for (const two of parts) {
      for (const three of parts) {
        const words = [one, two, three];
        expect({ words, tokens: readTokens(words, options) }).toEqual({
          words,
          tokens: readByNode(words),
        });
      }
    }
  }
});
