import { permissions } from '@nanda/protocol/facts';
import { expect, test } from 'vitest';
import { resolveAuth } from './resolve-auth.js';
import type { RoleOptions } from './role-options.js';

const resolve = (roles: Readonly<Record<string, RoleOptions>>) =>
  resolveAuth({ mode: 'required', roles }, { environment: {}, publicUrl: undefined })?.roles;

test('a role may be given every permission that there is', () => {
  // The compiler finds one that the type of the option leaves out.
  const all: RoleOptions['permissions'] = [...permissions];
  expect(resolve({ each: { permissions: all }, all: { permissions: ['*'] } })).toEqual(
    new Map([
      ['each', { permissions: new Set(permissions) }],
      ['all', { permissions: new Set(permissions) }],
    ]),
  );
});

test('a permission that there is not is told with those that there are', () => {
  const wrong = { permissions: ['tools:all'] } as unknown as RoleOptions;
  expect(() => resolve({ team: wrong })).toThrow(
    'auth.roles.team: there is no permission "tools:all"; there are *, catalog:read',
  );
});
