import { describe, expect, test } from 'vitest';
import type { Plan } from '@nanda/protocol';
import type { Owner, Principal } from '../principal.js';
import { createConnectionShelf } from './create-connection-shelf.js';
import { createLiveConnection } from './create-live-connection.js';
import type { LiveConnection } from './live-connection.js';

const user: Owner = { kind: 'user', userId: 'a' };
const withPlan = (plan: Plan): Principal => ({
  ...user,
  access: { permissions: new Set(), tools: {}, plan },
});

function open({ maxConnections = 1000, count = 0 } = {}) {
  const shelf = createConnectionShelf({ maxConnections, maxConnectionsPerClient: 3 });
  const add = (
    id: string,
    state: 'initializing' | 'disconnected' = 'initializing',
  ): LiveConnection => {
    const now = new Date().toISOString();
    const live = createLiveConnection({
      stored: {
        id,
        owner: user,
        serviceId: 's',
        authType: 'none' as const,
        created: now,
        lastUsed: now,
      },
      record: undefined,
      credentials: { type: 'none' },
      state,
    });
    shelf.add(live);
    return live;
  };
  for (let number = 0; number < count; number += 1) add(`conn-${number}`);
  return { shelf, add };
}

describe('the limit of a plan', () => {
  test.each([
    ['free', 3],
    ['pro', 10],
    ['enterprise', 100],
  ] as const)('%s may have %d open connections', (plan, limit) => {
    const { shelf, add } = open({ count: limit - 1 });
    shelf.checkLimit(withPlan(plan));
    add('last');
    expect(() => shelf.checkLimit(withPlan(plan))).toThrow(
      expect.objectContaining({
        code: 'CONNECTION_LIMIT_REACHED',
        message: expect.stringContaining(`the plan "${plan}"`),
        details: { limit, scope: 'plan', plan },
      }),
    );
  });

  test('is never above the limit of all', () => {
    const { shelf } = open({ maxConnections: 5, count: 5 });
    expect(() => shelf.checkLimit(withPlan('enterprise'))).toThrow(
      expect.objectContaining({ details: { limit: 5, scope: 'all' } }),
    );
  });

  test('holds for a connection that rests and is opened again, as its owner came last', () => {
    const { shelf, add } = open({ count: 3 });
    const resting = add('resting', 'disconnected');
    shelf.find('resting', withPlan('pro'));
    shelf.checkReopening(resting);
    shelf.find('resting', withPlan('free'));
    expect(() => shelf.checkReopening(resting)).toThrow(
      expect.objectContaining({ details: { limit: 3, scope: 'plan', plan: 'free' } }),
    );
  });

  test('is not known of an owner that has not come yet: then the limit of all counts', () => {
    const { shelf, add } = open({ count: 3 });
    shelf.checkReopening(add('resting', 'disconnected'));
  });
});
