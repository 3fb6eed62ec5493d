import { permissions } from '@nanda/protocol/facts';
import { expect, test } from 'vitest';
import { createAccessRules } from './create-access-rules.js';
import { mayCallTool } from './may-call-tool.js';
import type { Role } from './role.js';

const rateOf = (): { requests: number; window: number } => ({ requests: 1, window: 1 });
const rules = (roles: Record<string, Role> = {}) =>
  createAccessRules({ roles: new Map(Object.entries(roles)), rateOf });
const tool = { serviceId: 's', serviceName: 's', toolName: 't' };

test('everybody may do all but look after the proxy; an administrator may do that too', () => {
  const all = rules();
  const user = all.ofAccount({ roles: [], plan: 'pro' });
  expect([...user.permissions].toSorted()).toEqual(
    permissions.filter((each) => !['audit:read', 'accounts:admin'].includes(each)).toSorted(),
  );
  expect(user).toMatchObject({ plan: 'pro', tools: {} });
  expect(all.ofAccount({ roles: ['admin'], plan: 'free' }).permissions.size).toBe(
    permissions.length,
  );
  expect(all.roles).toEqual(['user', 'admin']);
});

test('a role that there is none of gives nothing, and none is taken from a prototype', () => {
  const bare = rules({ user: { permissions: new Set(['catalog:read']) } });
  for (const role of ['gone', 'constructor', '__proto__', 'toString']) {
    const { permissions: given } = bare.ofAccount({ roles: [role], plan: 'free' });
    expect([...given]).toEqual(['catalog:read']);
  }
});

test('roles come on top of each other, and a denial of one holds for all', () => {
  const all = rules({
    user: { permissions: new Set(['tools:call']), tools: { allow: ['a/*'] } },
    more: { permissions: new Set(['tools:call']), tools: { allow: ['s/*'] } },
    reader: { permissions: new Set(['audit:read']) },
    careful: { permissions: new Set(), tools: { deny: ['s/t'] } },
  });
  const may = (...roles: string[]): boolean =>
    mayCallTool(all.ofAccount({ roles, plan: 'free' }).tools, tool);
  expect(may()).toBe(false);
  expect(may('more')).toBe(true);
  // It may call nothing, and so allows no call.
  expect(may('reader')).toBe(false);
  expect(may('more', 'careful')).toBe(false);
  expect(may('admin')).toBe(true);
  expect(may('admin', 'careful')).toBe(false);
});

test('scopes leave what is in them, and never give more', () => {
  const all = rules();
  const user = all.ofAccount({ roles: [], plan: 'free' });
  const left = (...scope: string[]): string[] =>
    [...all.narrow(user, scope).permissions].toSorted();
  expect(left()).toEqual([]);
  expect(left('openid', 'profile', 'toString')).toEqual([]);
  expect(left('catalog:read', 'accounts:admin')).toEqual(['catalog:read']);
  expect(left('*')).toEqual([...user.permissions].toSorted());
  expect(left('tools:call:s/*')).toEqual(['tools:call']);
});

test('narrowed calls stay narrow, however often and with whatever they are narrowed again', () => {
  const all = rules();
  const user = all.ofAccount({ roles: [], plan: 'free' });
  const once = all.narrow(user, ['tools:call:s/*']);
  expect(mayCallTool(once.tools, tool)).toBe(true);
  expect(mayCallTool(once.tools, { ...tool, serviceId: 'x', serviceName: 'x' })).toBe(false);
  for (const wider of ['*', 'tools:call', 'tools:call:*']) {
    const again = all.narrow(once, [wider]);
    expect(mayCallTool(again.tools, { ...tool, serviceId: 'x', serviceName: 'x' })).toBe(false);
  }
  // Of two scopes of one key each adds to the other.
  const wide = all.narrow(user, ['tools:call:s/*', 'tools:call']);
  expect(mayCallTool(wide.tools, { ...tool, serviceId: 'x', serviceName: 'x' })).toBe(true);
});
