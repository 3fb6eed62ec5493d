import { expect, test } from 'vitest';
import { ConfigurationError } from '../errors/configuration-error.js';
import { normalizeBaseURL } from './normalize-base-url.js';

test.each([
  ['http://localhost:3000', 'http://localhost:3000'],
  ['http://localhost:3000/', 'http://localhost:3000'],
  ['https://api.nanda.ai/v2', 'https://api.nanda.ai'],
  ['https://api.nanda.ai/v2//', 'https://api.nanda.ai'],
  ['https://host.test/nanda/v2?x=1#y', 'https://host.test/nanda'],
])('%s becomes %s', (text, expected) => {
  expect(normalizeBaseURL(text)).toBe(expected);
});

test.each(['', 'localhost:3000', 'ftp://host.test', '/v2'])('%s is refused', (text) => {
  expect(() => normalizeBaseURL(text)).toThrow(ConfigurationError);
});

test('a URL with a password is refused without repeating it', () => {
  const attempt = () => normalizeBaseURL('http://user:hunter2@host.test');
  expect(attempt).toThrow('apiKey');
  expect(attempt).not.toThrow('hunter2');
});
