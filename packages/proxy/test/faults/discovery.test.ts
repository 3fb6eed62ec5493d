import type { Connection } from '@nanda/protocol';
import { discoveryFaults } from '@nanda/testing';
import { describe, expect, test } from 'vitest';
import { expectSound } from './harness/drive-call.js';
import { useFamily } from './harness/use-family.js';

const family = useFamily({ connectionTimeout: 1500 });

const versions = { legacy: '2025-11-25', modern: '2026-07-28' };
/** They say that they are of the newer era, and do not tell how to speak to them. */
const silentOnes = new Set(['versions of another future, 400', 'header mismatch, 400']);
const cases = Object.entries(discoveryFaults);
const isRefused = (name: string, evidence: string): boolean =>
  evidence === 'nothing' || silentOnes.has(name);

describe('P15: a service of both eras that fails to tell of the newer one', () => {
  test.each(cases)('%s', async (title, { fault, evidence }) => {
    const { service, name } = await family.serve({ fault, affects: 'server/discover' });
    const path = `/v2/services/${name}/connect`;
    const { status, data, error } = await family.rest.ask<Connection>('POST', path, { body: {} });
    // Nothing of that kind makes anybody look for an event stream of the oldest kind.
    // Where a token comes from is another question (RFC 9728), and looked up.
    const looks = service.requests.filter(({ url }) => !url.startsWith('/.well-known/'));
    expect(looks.filter(({ method }) => method === 'GET')).toEqual([]);
    if (isRefused(title, evidence)) {
      expect(error?.code).toMatch(
        /^(CONNECTION_FAILED|SERVICE_AUTH_REQUIRED|UPSTREAM_PROTOCOL_ERROR)$/,
      );
      expect(service.seen.methods['initialize']).toBeUndefined();
      expect(await family.rest.get('/v2/connections')).toEqual([]);
    } else {
      expect(status).toBe(201);
      expect(data?.metadata.protocolVersion).toBe(versions[evidence as keyof typeof versions]);
      await expectSound(family.rest, data?.id ?? '');
    }
  });

  const silent = cases.filter(([name, { evidence }]) => isRefused(name, evidence));
  test.each(silent)('%s, and nothing is remembered of it', async (_, { fault }) => {
    const { service, name } = await family.serve({ fault, affects: 'server/discover', times: 2 });
    const path = `/v2/services/${name}/connect`;
    await family.rest.ask('POST', path, { body: {} });
    service.heal();
    const { id, metadata } = await family.rest.connect(name);
    expect(metadata.protocolVersion).toBe(versions.modern);
    await expectSound(family.rest, id);
  });
});

describe('P15: a connection that was opened in one era', () => {
  test.each(cases)('is asked for nothing of the other: %s', async (_, { fault }) => {
    const { service, connection } = await family.connect({ eras: ['legacy'] });
    service.inject({ fault, affects: 'server/discover' });
    const before = service.seen.methods['server/discover'];
    const again = await family.rest.ask<Connection>(
      'POST',
      `/v2/connections/${connection.id}/refresh`,
      { body: {} },
    );
    expect(again).toMatchObject({ status: 200, data: { state: 'connected' } });
    expect(service.seen.methods['server/discover']).toBe(before);
    await expectSound(family.rest, connection.id);
  });

  test('one that went back to the older era is found there, and the call is made once', async () => {
    const { service, connection, path } = await family.connect();
    expect(connection.metadata.protocolVersion).toBe(versions.modern);
    service.inject({ fault: { kind: 'http-status', status: 405 }, affects: 'server/discover' });
    const fault = { kind: 'http-status', status: 400, body: '' } as const;
    service.inject({ fault, affects: 'tools/call', times: 1 });
    const answer = await family.rest.execute(connection.id, 'faulty');
    expect(answer).toMatchObject({ status: 200, data: { metadata: { retryCount: 1 } } });
    expect(service.seen.calls.map(({ isExecuted }) => isExecuted)).toEqual([false, true]);
    expect(await family.rest.get<Connection>(path)).toMatchObject({
      state: 'connected',
      metadata: { protocolVersion: versions.legacy },
    });
  });
});

test('nothing is left behind', family.leavesNothing, 30_000);
