import type { ExecutionEvent, Resource } from '@nanda/protocol';
import { waitFor } from '@nanda/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { askOverRest } from './ask-over-rest.js';
import type { V2Client } from './create-v2-client.js';
import { startEverything } from './start-everything.js';

let everything: Awaited<ReturnType<typeof startEverything>>;
let client: V2Client;
beforeAll(async () => {
  everything = await startEverything();
  ({ client } = everything);
});
afterAll(() => everything[Symbol.asyncDispose]());

const transports = ['http', 'sse', 'stdio'];
const work = 'trigger-long-running-operation';
type Event<Type extends ExecutionEvent['type']> = Extract<ExecutionEvent, { type: Type }>;
const isOf =
  <Type extends ExecutionEvent['type']>(type: Type) =>
  (event: ExecutionEvent): event is Event<Type> =>
    event.type === type;

describe.each(transports)('server-everything over %s', (transport) => {
  test('progress arrives in order and whole, of several calls at once', async () => {
    const connection = await client.connect(transport);
    const counts = [40, 20, 5];
    const streams = await Promise.all(
      counts.map((steps) => connection.stream(work, { duration: 0.2, steps })),
    );
    for (const [index, stream] of streams.entries()) {
      await using events = stream;
      const all = await events.all();
      const steps = counts[index] ?? 0;
      const progress = Array.from({ length: steps }, (_, step) => ({
        progress: step + 1,
        total: steps,
      }));
      expect(all.map(({ seq }) => seq)).toEqual(all.map((_, position) => position + 1));
      expect(all).toMatchObject([
        { type: 'started', toolName: work },
        ...progress.map((one) => ({ type: 'progress', ...one })),
        { type: 'result', result: { content: [{ text: expect.stringContaining(`${steps}.`) }] } },
      ]);
    }
    await connection.close();
  });

  test('what it logs meanwhile arrives in the stream of a call', async () => {
    const connection = await client.connect(transport);
    await using events = await connection.stream(work, { duration: 600, steps: 1 });
    const logs = (): Event<'log'>[] => events.events.filter(isOf('log'));
    const started = await events.find(isOf('started'), { description: 'the call to begin' });
    const uri = 'demo://resource/dynamic/text/1';
    await client.ask('POST', `${connection.path}/resources/subscribe`, { body: { uri } });
    await waitFor(() => logs().length > 0, { description: 'what it says of a subscription' });
    expect(logs()).toMatchObject([
      { level: 'info', data: expect.stringContaining(`Resource request for URI: ${uri}`) },
    ]);
    // It says something of a level at random each time that it is toggled on, and nothing of "debug".
    const simulated = () => logs().filter(({ data }) => /level.message/.test(String(data)));
    for (let toggles = 0; toggles < 40; toggles += 1) {
      await connection.execute('toggle-simulated-logging');
    }
    await waitFor(() => simulated().length >= 3, { description: 'simulated messages' });
    for (const { level, data } of simulated()) {
      expect(String(data).toLowerCase()).toContain(level);
      expect(level).not.toBe('debug');
    }
    const { executionId } = started;
    expect(await client.cancel(executionId)).toMatchObject({ state: 'cancelled' });
    expect((await events.all()).at(-1)).toMatchObject({ type: 'cancelled' });
    await connection.close();
  });

  test('a resource that a tool makes is told of, and listed', async () => {
    const connection = await client.connect(transport);
    await using events = await connection.follow();
    const name = `told-${transport}.gz`;
    await connection.execute('gzip-file-as-resource', { name, data: 'data:text/plain,x' });
    const { connectionId } = await events.find(({ type }) => type === 'resources_changed', {
      description: 'the change to be told',
    });
    expect(connectionId).toBe(connection.id);
    const { data } = await client.ask<Resource[]>('GET', `${connection.path}/resources`);
    expect(data.map((resource) => resource.name)).toContain(name);
    await connection.close();
  });

  test('roots that are not given with the connection are asked of whoever calls', async () => {
    const connection = await client.connect(transport, { clientCapabilities: ['roots'] });
    // It asks of its own accord too, soon after it was connected; before a call that is in vain.
    const { status, data } = await connection.execute('get-roots-list');
    expect(status).toBe(202);
    const { requestId, inputRequests = [] } = data;
    expect(inputRequests).toMatchObject([{ kind: 'roots' }]);
    const answer = (key: string, uri: string) =>
      client.respond(requestId, key, { roots: [{ uri, name: 'Mine' }] });
    await expect(answer(inputRequests[0]?.key ?? '', 'https://mine.example')).rejects.toMatchObject(
      { status: 400 },
    );
    // It asks of its own accord as well, and with one call under way it asks that.
    const end = await waitFor(
      async () => {
        const execution = await client.execution(requestId);
        for (const { key } of execution.inputRequests ?? []) await answer(key, 'file:///mine');
        return execution.state === 'completed' && execution;
      },
      { description: 'the call to end' },
    );
    expect(JSON.stringify(end.result)).toContain('1. Mine\\n   URI: file:///mine');
    await connection.close();
  });

  test('a call that waits for its caller holds up no other, and is cancelled or declined', async () => {
    const connection = await client.connect(transport, { clientCapabilities: ['elicitation'] });
    const asked = await askOverRest('stream', 'trigger-elicitation-request', {
      client,
      connection,
    });
    const sum = () => connection.execute('get-sum', { a: 1, b: 2 });
    expect((await sum()).data.status).toBe('success');
    expect(await client.cancel(asked.executionId)).toMatchObject({ state: 'cancelled' });
    expect(await client.execution(asked.executionId)).not.toHaveProperty('inputRequests');
    await expect(asked.answer({ action: 'decline' })).rejects.toMatchObject({
      status: 400,
      error: { code: 'VALIDATION_ERROR' },
    });
    expect((await sum()).data.status).toBe('success');
    const { data } = await connection.execute(
      'trigger-elicitation-request',
      {},
      { input: 'decline' },
    );
    expect(JSON.stringify(data.result)).toContain('User declined');
    expect(await connection.get()).toMatchObject({ state: 'connected' });
    await connection.close();
  });
});

test('what a caller was not said to answer is hidden, and not there when it is called', async () => {
  for (const [clientCapabilities, hidden] of [
    [[], ['trigger-elicitation-request', 'trigger-sampling-request', 'get-roots-list']],
    [['elicitation'], ['trigger-sampling-request', 'get-roots-list']],
    [['sampling'], ['trigger-elicitation-request', 'trigger-url-elicitation', 'get-roots-list']],
    [['roots'], ['trigger-elicitation-request', 'trigger-sampling-request']],
  ] as const) {
    const connection = await client.connect('http', { clientCapabilities });
    const names = (await connection.tools()).map(({ name }) => name);
    expect(names.filter((name) => (hidden as readonly string[]).includes(name))).toEqual([]);
    for (const tool of hidden) {
      await expect(connection.execute(tool)).rejects.toMatchObject({
        status: 404,
        error: { code: 'TOOL_NOT_FOUND' },
      });
    }
    await connection.close();
  }
});

// What the page needs for its part is told by nobody, so that each waits for that as long as may be.
test.concurrent.each(transports)(
  '%s: a page that has to be visited first is asked for, then the call is made again',
  async (transport) => {
    const connection = await client.connect(transport, { clientCapabilities: ['elicitation'] });
    const parameters = { url: 'https://pay.example/', errorPath: true };
    await using events = await connection.stream('trigger-url-elicitation', parameters);
    const urls: unknown[] = [];
    for (const count of [1, 2]) {
      await events.find(() => events.events.filter(isOf('input_required')).length === count, {
        description: `question ${count}`,
        timeout: 25_000,
      });
      const question = events.events.filter(isOf('input_required')).at(-1);
      urls.push(question?.request['url']);
      await client.respond(question?.executionId ?? '', question?.key ?? '', { action: 'accept' });
    }
    expect(urls).toEqual(['https://modelcontextprotocol.io', 'https://pay.example/']);
    const end = (await events.all()).at(-1);
    expect(JSON.stringify(end)).toContain('User completed the URL elicitation flow.');
    await connection.close();
  },
);
