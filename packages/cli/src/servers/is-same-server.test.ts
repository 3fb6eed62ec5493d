import { expect, test } from 'vitest';
import { isSameServer } from './is-same-server.js';

const command = { command: 'x', args: ['a'] };
test.each([
  [{ url: 'https://x.example' }, { url: 'https://x.example/', headers: { A: 'b' } }, true],
  [{ url: 'https://x.example/a' }, { url: 'https://x.example/b' }, false],
  [{ url: 'https://x.example/a' }, command, false],
  [command, { command: 'x', args: ['a'], env: {} }, true],
  [command, { command: 'x', args: ['b'] }, false],
  [command, { ...command, cwd: '/' }, false],
  [{ ...command, env: { A: '1' } }, { ...command, env: { A: '2' } }, false],
  [{ ...command, env: { A: '1' } }, command, false],
  [{ ...command, env: { A: '1' } }, { ...command, env: { A: '${env:A}' } }, true],
  [command, undefined, false],
])('%j and %j: %s', (one, other, expected) => {
  expect(isSameServer(one, other)).toBe(expected);
  expect(isSameServer(other, one)).toBe(expected);
});
