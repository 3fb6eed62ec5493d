import { getEventListeners } from 'node:events';
import { waitFor } from '@nanda/testing';
import { expect, test } from 'vitest';
import { NandaError } from '../nanda-error.js';
import { never, openOffers, refusal, stranger } from './open-offers.fixture.js';

const lost = (retryable: boolean): NandaError =>
  new NandaError('UPSTREAM_LOST', 'The session is gone.', { retryable });

test('asks in the words of MCP and gives what the service has', async () => {
  const answers: Record<string, Record<string, unknown>> = {
    'resources/list': { resources: [{ uri: 'demo://a' }] },
    'resources/templates/list': { resourceTemplates: [{ uriTemplate: 'demo://{id}' }] },
    'resources/read': { contents: [{ uri: 'demo://a', text: 'A' }] },
    'prompts/list': { prompts: [{ name: 'greet' }], nextCursor: '' },
    'prompts/get': { messages: [{ role: 'user', content: { type: 'text', text: 'Hi' } }] },
    'completion/complete': { completion: { values: ['Paris'] } },
  };
  const { offers, place, asked, outcomes } = openOffers({
    onAsk: async ({ method }) => answers[method] ?? {},
  });
  expect(await offers.listResources({}, place)).toEqual({ rows: [{ uri: 'demo://a' }] });
  expect(await offers.listResourceTemplates({}, place)).toEqual({
    rows: [{ uriTemplate: 'demo://{id}' }],
  });
  expect(await offers.readResource('demo://a', place)).toEqual(answers['resources/read']);
  expect(await offers.listPrompts({ cursor: 'x' }, place)).toEqual({ rows: [{ name: 'greet' }] });
  const filled = await offers.getPrompt({ name: 'greet', arguments: { who: 'me' } }, place);
  expect(filled).toEqual(answers['prompts/get']);
  const ref = { type: 'ref/prompt', name: 'greet' } as const;
  const argument = { name: 'city', value: 'P' };
  expect(await offers.complete({ ref, argument }, place)).toEqual({ values: ['Paris'] });
  const context = { arguments: { country: 'France' } };
  await offers.complete({ ref, argument, context }, place);
  expect(asked.map(({ method, params }) => [method, params])).toEqual([
    ['resources/list', {}],
    ['resources/templates/list', {}],
    ['resources/read', { uri: 'demo://a' }],
    ['prompts/list', { cursor: 'x' }],
    ['prompts/get', { name: 'greet', arguments: { who: 'me' } }],
    ['completion/complete', { ref, argument }],
    ['completion/complete', { ref, argument, context }],
  ]);
  expect(outcomes).toHaveLength(7);
  for (const outcome of outcomes) {
    expect(outcome).toEqual({ kind: 'succeeded', latency: expect.any(Number) as number });
  }
});

test('a service that does not know a method offers nothing of the kind; reading is refused all the same', async () => {
  const { offers, place, outcomes } = openOffers({
    onAsk: () => Promise.reject(refusal(-32601, 'Method not found')),
  });
  expect(await offers.listResources({}, place)).toEqual({ rows: [] });
  expect(await offers.listResourceTemplates({}, place)).toEqual({ rows: [] });
  expect(await offers.listPrompts({}, place)).toEqual({ rows: [] });
  const request = {
    ref: { type: 'ref/prompt', name: 'x' },
    argument: { name: 'a', value: '' },
  } as const;
  expect(await offers.complete(request, place)).toEqual({ values: [] });
  // An answer like others: it does not count against the service.
  expect(outcomes.map(({ kind }) => kind)).toEqual(Array(4).fill('succeeded'));
  await expect(offers.readResource('demo://a', place)).rejects.toMatchObject({
    code: 'UPSTREAM_ERROR',
    details: { rpc: { code: -32601 } },
  });
});

test('other refusals of a list are told as they are', async () => {
  const error = refusal(-32603, 'Out of order');
  const { offers, place, outcomes } = openOffers({ onAsk: () => Promise.reject(error) });
  await expect(offers.listResources({}, place)).rejects.toBe(error);
  expect(outcomes).toEqual([{ kind: 'failed', error }]);
});

test('a page beyond the limit says where to go on', async () => {
  let count = 0;
  const { offers, place, asked } = openOffers({
    onAsk: async () => ({ resources: [{ uri: `demo://${++count}` }], nextCursor: `c${count}` }),
  });
  const first = await offers.listResources({}, place);
  expect(first.rows).toHaveLength(64);
  expect(first.nextCursor).toBe('c64');
  await offers.listResources({ cursor: 'c64' }, place);
  expect(asked[64]?.params).toEqual({ cursor: 'c64' });
});

test('somebody else’s connection does not exist', async () => {
  const opened = openOffers();
  const { offers, asked } = opened;
  const place = { connectionId: 'conn', principal: stranger };
  const notFound = { code: 'CONNECTION_NOT_FOUND' };
  await expect(offers.listPrompts({}, place)).rejects.toMatchObject(notFound);
  await expect(offers.readResource('demo://a', place)).rejects.toMatchObject(notFound);
  await expect(offers.subscribe('demo://a', place)).rejects.toMatchObject(notFound);
  expect(asked).toEqual([]);
  expect(opened.followers).toBe(0);
});

test('an answer that does not come is waited for no longer than the limit, and the service is told', async () => {
  let seen: AbortSignal | undefined;
  const { offers, place, outcomes } = openOffers({
    timeout: 20,
    // Does not even listen to its signal.
    onAsk: ({ signal }) => {
      seen = signal;
      return new Promise(() => undefined);
    },
  });
  const reading = offers.readResource('demo://a', place);
  await expect(reading).rejects.toMatchObject({
    code: 'TOOL_TIMEOUT',
    message:
      'The service did not answer resources/read within 0.02 s. Try again, or look at the health of the connection.',
    details: { timeout: 20 },
  });
  expect(seen?.aborted).toBe(true);
  expect(outcomes).toEqual([
    { kind: 'failed', error: expect.objectContaining({ code: 'TOOL_TIMEOUT' }) as NandaError },
  ]);
});

test('the limit holds for the session too; one that comes too late is given back unused', async () => {
  const { promise, resolve } = Promise.withResolvers<void>();
  const { offers, place, outcomes } = openOffers({ timeout: 20, onBorrow: () => promise });
  await expect(offers.listPrompts({}, place)).rejects.toMatchObject({ code: 'TOOL_TIMEOUT' });
  expect(outcomes).toEqual([]);
  resolve();
  await waitFor(() => outcomes.length > 0, { description: 'the session to be given back' });
  expect(outcomes).toEqual([{ kind: 'unused' }]);
});

test('a caller that goes away ends it; nothing is left of the wait', async () => {
  const { offers, place, asked, outcomes } = openOffers({ onAsk: ({ signal }) => never(signal) });
  const caller = new AbortController();
  const reading = offers.readResource('demo://a', { ...place, signal: caller.signal });
  await waitFor(() => asked.length > 0, { description: 'the service to be asked' });
  caller.abort();
  await expect(reading).rejects.toMatchObject({ code: 'CANCELLED' });
  expect(asked[0]?.signal.aborted).toBe(true);
  expect(outcomes.map(({ kind }) => kind)).toEqual(['cancelled']);
  expect(getEventListeners(caller.signal, 'abort')).toHaveLength(0);
});

test('leaves neither timer nor listener behind', async () => {
  const timers = (): number =>
    process.getActiveResourcesInfo().filter((kind) => kind === 'Timeout').length;
  const before = timers();
  const { offers, place } = openOffers({ onAsk: async () => ({ prompts: [] }) });
  const { signal } = new AbortController();
  await offers.listPrompts({}, { ...place, signal });
  expect(timers()).toBe(before);
  expect(getEventListeners(signal, 'abort')).toHaveLength(0);
});

test('what was certainly not accepted is asked again over a new session, and not for ever', async () => {
  let failures = 1;
  const { offers, place, asked } = openOffers({
    async onAsk() {
      if (failures-- > 0) throw lost(true);
      return { contents: [] };
    },
  });
  expect(await offers.readResource('demo://a', place)).toEqual({ contents: [] });
  expect(asked).toHaveLength(2);
  failures = 100;
  await expect(offers.readResource('demo://a', place)).rejects.toMatchObject({
    code: 'UPSTREAM_LOST',
  });
  expect(asked).toHaveLength(2 + 3);
});

test('what may have been accepted is not asked again, and neither is one that is to wait', async () => {
  const busy = new NandaError('OVERLOADED', 'Busy.', { retryAfter: 7 });
  for (const error of [lost(false), busy]) {
    const { offers, place, asked } = openOffers({ onAsk: () => Promise.reject(error) });
    await expect(offers.readResource('demo://a', place)).rejects.toBe(error);
    expect(asked).toHaveLength(1);
  }
});

test('an answer that nests too deeply is refused', async () => {
  let deep: unknown = 'x';
  for (let level = 0; level < 300; level += 1) deep = [deep];
  const { offers, place } = openOffers({
    onAsk: async () => ({ contents: [{ uri: 'demo://a', deep }] }),
  });
  await expect(offers.readResource('demo://a', place)).rejects.toMatchObject({
    code: 'UPSTREAM_PROTOCOL_ERROR',
    message: expect.stringContaining('levels') as string,
  });
});

test('a wrong prompt: the names that are near are told where the list is known, and nobody is asked for it', async () => {
  const { offers, place, asked } = openOffers({
    async onAsk({ method }) {
      if (method !== 'prompts/list') throw refusal(-32602, 'Prompt greeet not found');
      return { prompts: [{ name: 'greet' }, { name: 'summarise' }] };
    },
  });
  const get = (name: string): Promise<unknown> => offers.getPrompt({ name, arguments: {} }, place);
  await expect(get('greeet')).rejects.toMatchObject({
    code: 'UPSTREAM_ERROR',
    message: 'The service refused: Prompt greeet not found',
  });
  expect(asked.map(({ method }) => method)).toEqual(['prompts/get']);
  await offers.listPrompts({}, place);
  await expect(get('greeet')).rejects.toMatchObject({
    code: 'UPSTREAM_ERROR',
    message: 'The service has no prompt "greeet". Did you mean "greet"?',
    details: {
      rpc: { code: -32602, message: 'Prompt greeet not found' },
      suggestions: ['greet'],
    },
  });
  await expect(get('zzzzzzzzzzzz')).rejects.toThrow(/List its prompts/);
  // It is there: something else was wrong with the request.
  await expect(get('greet')).rejects.toThrow('The service refused');
  expect(asked).toHaveLength(5);
});
