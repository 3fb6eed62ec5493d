import { describe, expect, test } from 'vitest';
import type { McpAnswer, McpNotification } from '../../mcp-message.js';
import type { ClientRequest } from '../mcp-endpoint.js';
import { createFakeEndpoint } from '../testing/fake-endpoint.fixture.js';
import { makeClient, silentOutlet } from '../testing/make-client.fixture.js';
import { makeRequest } from '../testing/make-request.fixture.js';
import { callParams, openParking, readAsked } from '../testing/open-parking.fixture.js';
import { createParking } from './create-parking.js';

const { signal } = new AbortController();
const form = { message: 'Which?', requestedSchema: { type: 'object', properties: {} } };

function elicit(request: ClientRequest, message = 'Which?'): Promise<McpAnswer> {
  return request.ask({ method: 'elicitation/create', params: { ...form, message }, signal });
}

/** A service that asks once, and hands the answer on. */
async function asksOnce(request: ClientRequest): Promise<McpAnswer> {
  return { result: { resultType: 'complete', heard: await elicit(request) } };
}

const accepted = { action: 'accept', content: { seat: 1, novel: [null] }, extra: { a: 1 } };

test('a question is the answer, and the retry goes on with the call and brings its result', async () => {
  const { send, endpoint, parking } = openParking(asksOnce);
  const { state, keys, questions } = readAsked(await send());
  expect(Object.values(questions)).toEqual([{ method: 'elicitation/create', params: form }]);
  expect(parking.size).toBe(1);
  const [key = ''] = keys;
  const retry = { ...callParams, requestState: state, inputResponses: { [key]: accepted } };
  expect(await send(retry)).toEqual({
    result: { resultType: 'complete', heard: { result: accepted } },
  });
  expect(endpoint.requests).toHaveLength(1);
  expect(parking.size).toBe(0);
  // The dialog of the first request lived as long as its call; that of the second asked for nothing.
  expect(endpoint.closed).toBe(2);
});

test('the dialog of a call that waits is closed when the call is over, not before', async () => {
  const { send, endpoint } = openParking(asksOnce);
  const { state, keys } = readAsked(await send());
  expect(endpoint.closed).toBe(0);
  await send({ ...callParams, requestState: state, inputResponses: { [keys[0] ?? '']: accepted } });
  expect(endpoint.closed).toBe(2);
});

test('questions that come at the same moment are asked in one go, later ones in the next', async () => {
  const { send } = openParking(async (request) => {
    const both = await Promise.all([elicit(request, 'one'), elicit(request, 'two')]);
    const third = await elicit(request, 'three');
    return { result: { both, third } };
  });
  const first = readAsked(await send());
  expect(Object.values(first.questions)).toEqual([
    { method: 'elicitation/create', params: { ...form, message: 'one' } },
    { method: 'elicitation/create', params: { ...form, message: 'two' } },
  ]);
  const [one = '', two = ''] = first.keys;
  const second = readAsked(
    await send({
      ...callParams,
      requestState: first.state,
      inputResponses: { [two]: { action: 'decline' }, [one]: accepted, stranger: {} },
    }),
  );
  expect(second.state).not.toBe(first.state);
  expect(Object.values(second.questions)).toEqual([
    { method: 'elicitation/create', params: { ...form, message: 'three' } },
  ]);
  const inputResponses = { [second.keys[0] ?? '']: { action: 'cancel' } };
  expect(await send({ ...callParams, requestState: second.state, inputResponses })).toEqual({
    result: {
      both: [{ result: accepted }, { result: { action: 'decline' } }],
      third: { result: { action: 'cancel' } },
    },
  });
});

test('what is not answered is asked again, and what is answered is not', async () => {
  const { send } = openParking(async (request) => ({
    result: { both: await Promise.all([elicit(request, 'one'), elicit(request, 'two')]) },
  }));
  const first = readAsked(await send());
  const [one = '', two = ''] = first.keys;
  const none = readAsked(await send({ ...callParams, requestState: first.state }));
  expect(none.keys).toEqual([one, two]);
  const half = readAsked(
    await send({
      ...callParams,
      requestState: none.state,
      inputResponses: { [one]: { action: 'decline' } },
    }),
  );
  expect(half.keys).toEqual([two]);
  const inputResponses = { [two]: accepted };
  expect(await send({ ...callParams, requestState: half.state, inputResponses })).toEqual({
    result: { both: [{ result: { action: 'decline' } }, { result: accepted }] },
  });
});

test('what nobody can read as answers is refused, and can be mended', async () => {
  const { send } = openParking(asksOnce);
  const { state, keys } = readAsked(await send());
  for (const inputResponses of [7, [], { [keys[0] ?? '']: 'accept' }]) {
    const answer = await send({ ...callParams, requestState: state, inputResponses });
    expect(answer).toMatchObject({ error: { code: -32_602 } });
  }
  const inputResponses = { [keys[0] ?? '']: accepted };
  expect(await send({ ...callParams, requestState: state, inputResponses })).toHaveProperty(
    'result.heard',
  );
});

test('a result that comes while nobody is there is what the retry gets', async () => {
  const takeBack = new AbortController();
  const { send } = openParking(async (request) => {
    const question = { method: 'elicitation/create', params: form, signal: takeBack.signal };
    return { result: { heard: await request.ask(question) } };
  });
  const { state, keys } = readAsked(await send());
  takeBack.abort();
  const inputResponses = { [keys[0] ?? '']: accepted };
  expect(await send({ ...callParams, requestState: state, inputResponses })).toEqual({
    result: { heard: { error: { code: -32_603, message: expect.any(String) } } },
  });
});

test('progress and log go to the request that is there, as far as it wants them', async () => {
  const progress = { method: 'notifications/progress', params: { progress: 1 } };
  const log = { method: 'notifications/message', params: { level: 'info', data: 1 } };
  const { send } = openParking(async (request) => {
    for (const each of [progress, log]) request.notify(each);
    await elicit(request);
    for (const each of [progress, log]) request.notify(each);
    return { result: {} };
  });
  const first: McpNotification[] = [];
  const second: McpNotification[] = [];
  const { state, keys } = readAsked(
    await send(callParams, { wantsProgress: true, notify: (each) => first.push(each) }),
  );
  const retry = { ...callParams, requestState: state, inputResponses: { [keys[0] ?? '']: {} } };
  await send(retry, { logLevel: 'info', notify: (each) => second.push(each) });
  expect(first).toEqual([progress]);
  expect(second).toEqual([log]);
});

describe('a client', () => {
  test('is not asked for what it has not declared', async () => {
    const { send } = openParking(asksOnce);
    expect(await send(callParams, { client: { capabilities: { sampling: {} } } })).toEqual({
      result: {
        resultType: 'complete',
        heard: { error: { code: -32_601, message: 'Method not found: elicitation/create' } },
      },
    });
  });

  test.each(['tools/list', 'completion/complete', 'acme/do'])(
    'is not asked in the course of %s, which is never answered with a question',
    async (method) => {
      const { send } = openParking(asksOnce);
      expect(await send({}, { method })).toHaveProperty('result.heard.error.code', -32_601);
    },
  );

  test.each(['prompts/get', 'resources/read'])('is asked in the course of %s', async (method) => {
    const { send } = openParking(asksOnce);
    readAsked(await send({}, { method }));
  });

  test('is not asked again for what it no longer declares', async () => {
    const { send } = openParking(asksOnce);
    const { state } = readAsked(await send());
    const retry = { ...callParams, requestState: state };
    expect(await send(retry, { client: { capabilities: { roots: {} } } })).toEqual({
      result: {
        resultType: 'complete',
        heard: { error: { code: -32_601, message: 'Method not found: elicitation/create' } },
      },
    });
  });

  test('of the older era is asked as it always was', async () => {
    const endpoint = createFakeEndpoint(asksOnce);
    const parking = createParking();
    const dialog = parking
      .wrap(endpoint, { name: 'a' })
      .open(makeClient({ era: 'legacy' }), silentOutlet);
    const request = makeRequest('tools/call', callParams);
    expect(await dialog.answer(request)).toEqual({
      result: { resultType: 'complete', heard: { result: { action: 'accept' } } },
    });
    expect(request.asked).toHaveLength(1);
    expect(endpoint.requests).toEqual([request]);
  });
});

describe('a state that is not ours', () => {
  test.each(['of-a-service', 'a.b.c.d', 7, { a: 1 }])('passes through: %j', async (state) => {
    const { send, endpoint } = openParking(async ({ params }) => ({ result: { params } }));
    const params = { ...callParams, requestState: state, inputResponses: { a: {} } };
    expect(await send(params)).toEqual({ result: { params } });
    expect(endpoint.requests[0]?.params).toBe(params);
  });

  test('of another proxy behind this one passes through, and so does its question', async () => {
    const behind = openParking(asksOnce);
    const front = openParking(({ params }) => behind.send(params));
    const { state, keys } = readAsked(await front.send());
    const inputResponses = { [keys[0] ?? '']: accepted };
    const retry = { ...callParams, requestState: state, inputResponses };
    expect(await front.send(retry)).toHaveProperty('result.heard.result', accepted);
    expect(front.parking.size).toBe(0);
  });
});
