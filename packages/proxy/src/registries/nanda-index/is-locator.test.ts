import { expect, test } from 'vitest';
import { isLocator } from './is-locator.js';

test.each([
  ['urn:air:acme.example:mcp:rain', true],
  ['acme.example', true],
  ['ada@mail.acme.example', true],
  ['weather', false],
  ['weather in acme.example', false],
  ['https://acme.example/mcp', false],
  ['urn: x', false],
  ['node.js tools', false],
])('%j: %s', (text, expected) => {
  expect(isLocator(text)).toBe(expected);
});
