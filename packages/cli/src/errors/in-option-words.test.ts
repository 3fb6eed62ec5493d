import { expect, test } from 'vitest';
import { inOptionWords } from './in-option-words.js';

test.each([
  ['body.auth.walletAddress: must be an address', '--wallet: must be an address'],
  ['body.auth.tokenId: must be decimal', '--token-id: must be decimal'],
  ['body.auth.token: is empty', '--token-file: is empty'],
  ['body.options.timeout: is too long', '--timeout: is too long'],
  ['body.options.retries: is at most 5', '--retries: is at most 5'],
  ['options.timeout is at most 600000 ms', '--timeout is at most 600000 ms'],
  ['body.nameless: is left', 'body.nameless: is left'],
])('%s', (words, expected) => {
  expect(inOptionWords(words)).toBe(expected);
});
