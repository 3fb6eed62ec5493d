import type { ExecutionEvent } from '@nanda/protocol';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { askingTools } from './asking-tools.js';
import type { V2Connection } from './create-v2-client.js';
import { plainTools } from './plain-tools.js';
import { startEverything } from './start-everything.js';

let everything: Awaited<ReturnType<typeof startEverything>>;
beforeAll(async () => void (everything = await startEverything()));
afterAll(() => everything[Symbol.asyncDispose]());

const roots = [{ uri: 'file:///work', name: 'Work' }, { uri: 'file:///home' }];

describe.each(['http', 'sse', 'stdio'])('server-everything over %s', (transport) => {
  /** Of a caller who can be asked for everything, and of one who can be asked for nothing. */
  let asked: V2Connection;
  let unasked: V2Connection;
  beforeAll(async () => {
    const clientCapabilities = ['elicitation', 'sampling', 'roots'];
    [asked, unasked] = await Promise.all([
      everything.client.connect(transport, { clientCapabilities, roots }),
      everything.client.connect(transport),
    ]);
  });

  test('every tool that it lists is called here', async () => {
    expect(asked.made).toMatchObject({ state: 'connected', transport });
    const names = async (connection: V2Connection): Promise<string[]> =>
      (await connection.tools()).map(({ name }) => name).toSorted();
    const all = [
      ...Object.keys(plainTools),
      ...Object.keys(askingTools),
      'simulate-research-query',
    ];
    expect(await names(asked)).toEqual(all.toSorted());
  });

  test.each(Object.keys(plainTools))('%s', async (tool) => {
    // Also for a caller who can be asked.
    for (const connection of [unasked, asked]) {
      await plainTools[tool]?.({
        client: everything.client,
        connection,
        transport,
        async call(parameters) {
          const { status, data } = await connection.execute(tool, parameters);
          expect([status, data.status]).toEqual([200, 'success']);
          return data.result ?? { content: [] };
        },
      });
    }
  });

  test.each(Object.keys(askingTools))('%s', async (tool) => {
    await askingTools[tool]?.({ client: everything.client, connection: asked });
  });

  // It can only be called as a task, and takes its time.
  test('simulate-research-query', async () => {
    const tool = 'simulate-research-query';
    const [{ data }, asking] = await Promise.all([
      asked.execute(tool, { topic: 'coffee' }),
      asked.stream(tool, { topic: 'Python', ambiguous: true }),
    ]);
    expect(data).toMatchObject({ status: 'success' });
    expect(JSON.stringify(data.result)).toContain('# Research Report: coffee');
    await using events = asking;
    const question = await events.find(({ type }) => type === 'input_required', {
      description: 'what is meant',
      timeout: 20_000,
    });
    const { executionId, key, request } = question as Extract<
      ExecutionEvent,
      { type: 'input_required' }
    >;
    expect(request['message']).toContain('could have multiple interpretations');
    const answer = (interpretation: string) =>
      everything.client.respond(executionId, key, {
        action: 'accept',
        content: { interpretation },
      });
    await expect(answer('fruit')).rejects.toMatchObject({
      status: 422,
      error: {
        details: {
          faults: [
            {
              path: '/interpretation',
              message: 'must be one of "programming", "snake", "comedy"',
            },
          ],
        },
      },
    });
    await answer('snake');
    const all = await events.all();
    const end = all.at(-1) as Extract<ExecutionEvent, { type: 'result' }>;
    expect(JSON.stringify(end.result)).toContain('# Research Report: Python (snake)');
    const steps = all.filter((event) => event.type === 'progress');
    expect(steps.map(({ progress }) => progress)).toEqual(steps.map((_, index) => index + 1));
    expect(steps.map(({ message }) => message)).toEqual(
      expect.arrayContaining(['Analyzing content...', 'Generating report...']),
    );
  }, 40_000);
});
