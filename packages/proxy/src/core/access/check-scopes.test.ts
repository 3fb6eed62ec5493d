import { expect, test } from 'vitest';
import type { Access } from './access.js';
import { checkScopes } from './check-scopes.js';
import { narrowAccess } from './narrow-access.js';

const all: Access = { permissions: new Set(['tools:call', 'catalog:read']), tools: {} };

test('what somebody has can be given to others, and nothing else', () => {
  expect(() => checkScopes(all, ['*', 'catalog:read', 'tools:call:a/*'])).not.toThrow();
  expect(() => checkScopes(all, ['accounts:admin'])).toThrow(/do not have the scope/);
  const reader: Access = { permissions: new Set(['catalog:read']), tools: {} };
  expect(() => checkScopes(reader, ['tools:call:a/*'])).toThrow(/do not have the scope/);
});

test.each(['', 'everything', 'tools:call:', 'tools:call:a b', 'tools:call:"', 'constructor'])(
  '%j is no scope',
  (scope) => {
    expect(() => checkScopes(all, [scope])).toThrow(/There is no scope/);
  },
);

test.each([
  ['mail/*', 'mail/send', true],
  ['mail/*', 'mail/*', true],
  ['mail/*', 'mail', true],
  ['mail', 'mail/get_*', true],
  ['*', 'a/b/c', true],
  ['*/get_*', 'mail/get_*', true],
  ['*/get_*', 'mail/*', false],
  ['mail/*', '*', false],
  ['mail/*', 'mail*/x', false],
  // A service below another one's name is another one.
  ['mail/*', 'mail/inbox/get', false],
])('who may call %s may give %s: %s', (own, wanted, isAllowed) => {
  const access = narrowAccess(all, [`tools:call:${own}`]);
  const give = (): void => checkScopes(access, [`tools:call:${wanted}`]);
  if (isAllowed) expect(give).not.toThrow();
  else expect(give).toThrow(/do not have the scope/);
});

test('who may call a few tools gives none of them all', () => {
  const few = narrowAccess(all, ['tools:call:mail/*']);
  expect(() => checkScopes(few, ['tools:call'])).toThrow(/do not have the scope/);
  expect(() => checkScopes(narrowAccess(all, ['tools:call']), ['tools:call'])).not.toThrow();
});
