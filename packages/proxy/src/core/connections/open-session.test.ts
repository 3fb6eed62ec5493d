import { waitFor } from '@nanda/testing';
import { expect, test } from 'vitest';
import { makeRecord } from '../../storage/sqlite/make-record.fixture.js';
import type { ConnectOutcome } from '../catalog/catalog.js';
import { NandaError } from '../nanda-error.js';
import { createFakeUpstream, type FakeUpstreamOptions } from '../testing/fake-upstream.js';
import { neverAnswer } from '../testing/never-answer.js';
import { openSession, type OpenSessionOptions } from './open-session.js';
import { resolveTarget } from './resolve-target.js';

const record = makeRecord({ id: 'a' });
const logger = { debug() {}, info() {}, warn() {}, error() {} };

function open(upstream: FakeUpstreamOptions, options: Partial<OpenSessionOptions> = {}) {
  const outcomes: ConnectOutcome[] = [];
  const connector = createFakeUpstream(upstream);
  const opened = openSession(record, {
    connector,
    target: resolveTarget(record, {}),
    credentials: { type: 'none' },
    timeout: 5_000,
    logger,
    recordOutcome: async (_, outcome) => void outcomes.push(outcome),
    ...options,
  });
  return { opened, outcomes, connector };
}

const hang = (_: number, signal: AbortSignal): Promise<void> => neverAnswer(signal);

test('tells how long it took, and the tools that everybody is shown', async () => {
  const { opened, outcomes } = open({});
  expect((await opened).tools).toMatchObject([{ name: 'add' }]);
  expect(outcomes).toEqual([{ latency: expect.any(Number), tools: [{ name: 'add' }] }]);
});

test('what a service shows to those whom it knows is not told', async () => {
  const { opened, outcomes } = open({}, { credentials: { type: 'bearer', token: 'secret' } });
  await opened;
  expect(outcomes).toEqual([{ latency: expect.any(Number) }]);
});

test('tells a failure as it is, and leaves nothing open', async () => {
  const failure = new NandaError('BLOCKED_ADDRESS', 'That is no public address.');
  const { opened, outcomes, connector } = open({
    onOpen: () => {
      throw failure;
    },
  });
  await expect(opened).rejects.toBe(failure);
  expect(outcomes).toEqual([{ error: failure }]);
  expect(connector.sessions.size).toBe(0);
});

test('a refusal says what is known of what the service wants, at the opening and later', async () => {
  const said = { kind: 'bearer', fields: [], realm: 'theirs' };
  const failure = new NandaError('SERVICE_AUTH_REQUIRED', '"127.0.0.1:1" wants a token.', {
    details: { challenge: said, status: 401 },
  });
  const refuse = () => {
    throw failure;
  };
  const challenge = {
    kind: 'bearer',
    fields: [{ name: 'token', isRequired: true, isSecret: true, in: 'auth' }],
    reason: 'missing',
    realm: 'theirs',
  };
  const { opened, outcomes } = open({ onOpen: refuse });
  // By its name: people do not know it by its host.
  const message = expect.stringContaining(`"${record.name}" wants credentials`);
  const refusal = { message, details: { challenge, status: 401 } };
  await expect(opened).rejects.toMatchObject(refusal);
  expect(outcomes).toMatchObject([{ error: { code: 'SERVICE_AUTH_REQUIRED' } }]);
  const credentials = { type: 'bearer', token: 'secret' } as const;
  const later = await open({ onAsk: refuse }, { credentials }).opened;
  const { signal } = new AbortController();
  await expect(later.session.ask({ method: 'a', params: {}, signal })).rejects.toMatchObject({
    details: { challenge: { ...challenge, reason: 'refused' }, status: 401 },
  });
});

test('one that breaks off while its tools are listed may be opened again', async () => {
  const broken = new NandaError('UPSTREAM_LOST', 'The tool may have run.', { retryable: false });
  const { opened, outcomes, connector } = open({
    onListTools: () => {
      throw broken;
    },
  });
  await expect(opened).rejects.toMatchObject({
    code: 'CONNECTION_FAILED',
    details: { cause: 'reset', serviceId: 'a' },
    message: expect.not.stringContaining('may have run'),
    cause: broken,
  });
  expect(outcomes).toMatchObject([{ error: { code: 'CONNECTION_FAILED' } }]);
  expect(connector.sessions.size).toBe(0);
});

test('one that is forgotten meanwhile says so', async () => {
  const forgotten = new NandaError('UPSTREAM_LOST', 'Connect again.', { retryable: true });
  const { opened } = open({
    onListTools: () => {
      throw forgotten;
    },
  });
  await expect(opened).rejects.toBe(forgotten);
});

test('a service that is too slow is told as one that did not answer', async () => {
  const { opened, outcomes } = open({ onOpen: hang }, { timeout: 5 });
  await expect(opened).rejects.toMatchObject({ details: { cause: 'timeout' } });
  expect(outcomes).toMatchObject([
    { error: { code: 'CONNECTION_FAILED', details: { cause: 'timeout' } } },
  ]);
});

test('a caller that went away says nothing about the service', async () => {
  const caller = new AbortController();
  const { opened, outcomes } = open({ onOpen: hang }, { signal: caller.signal });
  caller.abort();
  await expect(opened).rejects.toThrow('aborted');
  expect(outcomes).toEqual([]);
});

test('what came of one endpoint is told of that one alone', async () => {
  const endpoints = [
    { url: 'https://a.example/sse', transport: 'sse' as const },
    { url: 'https://b.example/mcp', transport: 'http' as const },
  ];
  const told: (readonly string[])[] = [];
  const recordOutcome: OpenSessionOptions['recordOutcome'] = async (service) =>
    void told.push(service.endpoints.map(({ url }) => url));
  const both = makeRecord({ id: 'a', endpoints });
  const given = {
    connector: createFakeUpstream({}),
    credentials: { type: 'none' },
    timeout: 5_000,
    logger,
    recordOutcome,
  } as const;
  await openSession(both, { ...given, target: resolveTarget(both, {}) });
  await openSession(both, { ...given, target: resolveTarget(both, { transport: 'sse' }) });
  expect(told).toEqual([['https://b.example/mcp'], ['https://a.example/sse']]);
});

test('credentials for one path of a host are not sent to another one', async () => {
  const credentials = { type: 'bearer', token: 'secret' } as const;
  const shared = makeRecord({ id: 'a', endpoints: [{ url: 'https://host.example/@evil/mcp' }] });
  const connector = createFakeUpstream({});
  const reopen = (place: string) =>
    openSession(shared, {
      connector,
      target: resolveTarget(shared, {}),
      credentials,
      place,
      timeout: 5_000,
      logger,
      recordOutcome: async () => undefined,
    });
  for (const place of ['https://host.example/@victim/mcp', 'stdio']) {
    await expect(reopen(place)).rejects.toMatchObject({ code: 'SERVICE_AUTH_REQUIRED' });
  }
  expect(connector.sessions.size).toBe(0);
  expect((await reopen('https://host.example/@evil/mcp')).place).toBe(
    'https://host.example/@evil/mcp',
  );
});

test('a session that comes after it was given up is closed', async () => {
  const { promise: late, resolve: come } = Promise.withResolvers<void>();
  const caller = new AbortController();
  const { opened, connector } = open({ onOpen: () => late }, { signal: caller.signal });
  caller.abort();
  await expect(opened).rejects.toThrow('aborted');
  come();
  await waitFor(() => connector.letGo === 1, { description: 'the late session to be closed' });
  expect(connector.sessions.size).toBe(0);
});

test('a list of tools that never comes costs the time that it may take, and leaves nothing open', async () => {
  const { opened, connector } = open(
    { onListTools: () => new Promise<void>(() => undefined) },
    { timeout: 5 },
  );
  await expect(opened).rejects.toMatchObject({ details: { cause: 'timeout' } });
  expect(connector.sessions.size).toBe(0);
});

test('the session is opened with what its connection brings', async () => {
  const roots = [{ uri: 'file:///work' }];
  const { opened, connector } = open(
    {},
    { with: { clientCapabilities: ['elicitation'], roots, resume: 'state-1' } },
  );
  await opened;
  expect(connector.openings).toMatchObject([
    { clientCapabilities: ['elicitation'], roots, resume: 'state-1' },
  ]);
});
