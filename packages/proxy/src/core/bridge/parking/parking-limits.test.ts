import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { McpAnswer } from '../../mcp-message.js';
import type { ClientRequest, McpClient } from '../mcp-endpoint.js';
import { callParams, openParking, readAsked } from '../testing/open-parking.fixture.js';

const { signal } = new AbortController();

async function asksOnce(request: ClientRequest): Promise<McpAnswer> {
  const question = { method: 'roots/list', params: {}, signal };
  return { result: { heard: await request.ask(question) } };
}

const refused = { error: { code: -32_602, message: expect.stringContaining('requestState') } };
const somebody: Partial<McpClient> = { principal: { kind: 'anonymous', clientId: 'b' } };

/** One user, with what a token of its own allows. */
const tokenFor = (...allow: string[]): { client: Partial<McpClient> } => {
  const permissions = new Set(['tools:call', 'connections:read'] as const);
  const access = { permissions, tools: { allow } };
  return { client: { principal: { kind: 'user', userId: 'u', access } } };
};

describe('a state', () => {
  test.each([
    { what: 'another principal', options: { client: somebody } },
    { what: 'another endpoint', options: { name: '/mcp/conn_2' } },
    { what: 'another method', options: { method: 'prompts/get' } },
    { what: 'other parameters', params: { name: 'book', arguments: { seat: 'A2' } } },
    { what: 'no parameters', params: {} },
  ])('is not good for $what', async ({ options, params = callParams }) => {
    const { send, parking } = openParking(asksOnce);
    const { state } = readAsked(await send());
    expect(await send({ ...params, requestState: state }, options)).toEqual(refused);
    expect(parking.size).toBe(1);
    readAsked(await send({ ...callParams, requestState: state }));
  });

  test('is not good for another token of the same user, which may call less', async () => {
    const { send, parking } = openParking(asksOnce);
    const { state } = readAsked(await send(callParams, tokenFor('a/*', 'b/*')));
    const retry = { ...callParams, requestState: state };
    expect(await send(retry, tokenFor('b/*'))).toEqual(refused);
    expect(parking.size).toBe(1);
    // One that says the same is the same: tokens are renewed.
    readAsked(await send(retry, tokenFor('a/*', 'b/*')));
  });

  test('is good for the same parameters in another order, and for another trace', async () => {
    const { send } = openParking(asksOnce);
    const params = { name: 'book', arguments: { a: 1, b: { c: 2, d: 3 } } };
    const { state } = readAsked(await send(params));
    const again = {
      _meta: { traceparent: '00' },
      arguments: { b: { d: 3, c: 2 }, a: 1 },
      name: 'book',
      requestState: state,
    };
    readAsked(await send(again));
  });

  test('that was altered anywhere is refused, or is not ours', async () => {
    const { send, endpoint } = openParking(asksOnce);
    const { state } = readAsked(await send());
    const mark = state.indexOf('.');
    for (let index = mark + 1; index < state.length; index += 1) {
      const other = state[index] === 'A' ? 'B' : 'A';
      const altered = state.slice(0, index) + other + state.slice(index + 1);
      expect(await send({ ...callParams, requestState: altered })).toEqual(refused);
    }
    expect(await send({ ...callParams, requestState: `${state}A` })).toEqual(refused);
    expect(await send({ ...callParams, requestState: state.slice(0, mark + 1) })).toEqual(refused);
    expect(endpoint.requests).toHaveLength(1);
  });

  test('is good once', async () => {
    const { send } = openParking(asksOnce);
    const { state, keys } = readAsked(await send());
    const retry = { ...callParams, requestState: state };
    const inputResponses = { [keys[0] ?? '']: { roots: [] } };
    const answers = await Promise.all([
      send({ ...retry, inputResponses }),
      send({ ...retry, inputResponses }),
    ]);
    expect(answers).toEqual([{ result: { heard: { result: { roots: [] } } } }, refused]);
    expect(await send({ ...retry, inputResponses })).toEqual(refused);
  });

  test('of an earlier question is refused', async () => {
    const { send } = openParking(asksOnce);
    const { state } = readAsked(await send());
    const later = readAsked(await send({ ...callParams, requestState: state }));
    expect(await send({ ...callParams, requestState: state })).toEqual(refused);
    readAsked(await send({ ...callParams, requestState: later.state }));
  });

  test('of another process is not ours', async () => {
    const { send } = openParking(asksOnce);
    const { state } = readAsked(await send());
    const other = openParking(async () => ({ result: { passed: true } }));
    expect(await other.send({ ...callParams, requestState: state })).toEqual({
      result: { passed: true },
    });
  });

  test('tells nothing of the call', async () => {
    const { send } = openParking(asksOnce);
    const { state } = readAsked(await send());
    for (const part of state.split('.')) {
      expect(Buffer.from(part, 'base64url').toString()).not.toMatch(/seat|book|conn_1/);
    }
  });
});

describe('time', () => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
  afterEach(() => void vi.useRealTimers());

  async function ask(send: () => Promise<McpAnswer>): Promise<string> {
    const answering = send();
    await vi.advanceTimersByTimeAsync(10);
    return readAsked(await answering).state;
  }

  test('a call that is not answered is cancelled at the service, and forgotten', async () => {
    const { send, endpoint, parking } = openParking(asksOnce, { lifetime: 60_000 });
    const state = await ask(send);
    const service = endpoint.requests[0]?.signal;
    await vi.advanceTimersByTimeAsync(59_999);
    expect(service?.aborted).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    expect(service?.reason).toMatchObject({
      code: 'TOOL_TIMEOUT',
      message: 'The client did not answer within 60 s. Call again to be asked again.',
    });
    expect(parking.size).toBe(0);
    expect(await send({ ...callParams, requestState: state })).toEqual(refused);
    expect(endpoint.closed).toBe(2);
    expect(vi.getTimerCount()).toBe(0);
  });

  test('it begins anew with each question', async () => {
    const { send, parking } = openParking(asksOnce, { lifetime: 60_000 });
    const state = await ask(send);
    await vi.advanceTimersByTimeAsync(50_000);
    await ask(() => send({ ...callParams, requestState: state }));
    await vi.advanceTimersByTimeAsync(50_000);
    expect(parking.size).toBe(1);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(parking.size).toBe(0);
  });
});

describe('a client that goes away', () => {
  test('cancels its call while no question is open', async () => {
    const gone = new AbortController();
    const { send, endpoint } = openParking(() => Promise.withResolvers<McpAnswer>().promise);
    const answering = send(callParams, { signal: gone.signal });
    await vi.waitFor(() => expect(endpoint.requests).toHaveLength(1));
    gone.abort(new Error('gone'));
    await expect(answering).rejects.toThrow('gone');
    expect(endpoint.requests[0]?.signal.reason).toBe(gone.signal.reason);
    expect(endpoint.closed).toBe(1);
  });

  test('does not while it is asked, and does again after its retry', async () => {
    const first = new AbortController();
    const second = new AbortController();
    const { send, endpoint } = openParking(async (request) => {
      await request.ask({ method: 'roots/list', params: {}, signal });
      return Promise.withResolvers<McpAnswer>().promise;
    });
    const { state, keys } = readAsked(await send(callParams, { signal: first.signal }));
    first.abort(new Error('over'));
    expect(endpoint.requests[0]?.signal.aborted).toBe(false);
    const retry = { ...callParams, requestState: state, inputResponses: { [keys[0] ?? '']: {} } };
    const answering = send(retry, { signal: second.signal });
    second.abort(new Error('gone'));
    await expect(answering).rejects.toThrow('gone');
    expect(endpoint.requests[0]?.signal.aborted).toBe(true);
  });

  test('before its request is begun is answered with its own reason', async () => {
    const { send, parking } = openParking(asksOnce);
    const aborted = AbortSignal.abort(new Error('gone'));
    await expect(send(callParams, { signal: aborted })).rejects.toThrow('gone');
    expect(parking.size).toBe(0);
  });
});

describe('bounds', () => {
  test('of one principal, which leaves the others theirs', async () => {
    const { send, parking, endpoint } = openParking(asksOnce, { maximumOfPrincipal: 2 });
    const { state, keys } = readAsked(await send());
    readAsked(await send());
    expect(await send()).toMatchObject({
      error: { code: -32_603, message: expect.stringContaining('Too many') },
    });
    expect(endpoint.requests[2]?.signal.aborted).toBe(true);
    readAsked(await send(callParams, { client: somebody }));
    await send({ ...callParams, requestState: state, inputResponses: { [keys[0] ?? '']: {} } });
    readAsked(await send());
    expect(parking.size).toBe(3);
  });

  test('of all', async () => {
    const { send, parking } = openParking(asksOnce, { maximum: 2 });
    readAsked(await send());
    readAsked(await send(callParams, { client: somebody }));
    expect(await send()).toMatchObject({ error: { code: -32_603 } });
    expect(parking.size).toBe(2);
  });

  test('of the questions of one call', async () => {
    const { send } = openParking(
      async (request) => ({
        result: { heard: await Promise.all([1, 2, 3].map(() => asksOnce(request))) },
      }),
      { maximumQuestions: 2 },
    );
    const { state, keys } = readAsked(await send());
    expect(keys).toHaveLength(2);
    const inputResponses = Object.fromEntries(keys.map((key) => [key, {}]));
    const answer = await send({ ...callParams, requestState: state, inputResponses });
    expect(answer).toHaveProperty('result.heard.2.result.heard.error.code', -32_603);
  });
});

test('closing cancels what waits, and lets nothing wait any more', async () => {
  const { send, parking, endpoint } = openParking(asksOnce);
  const { state } = readAsked(await send());
  parking.close();
  expect(parking.size).toBe(0);
  expect(endpoint.requests[0]?.signal.reason).toMatchObject({ code: 'CANCELLED' });
  expect(await send({ ...callParams, requestState: state })).toEqual(refused);
  expect(await send()).toMatchObject({ error: { code: -32_603 } });
  expect(parking.size).toBe(0);
});
