import type { InputHandler } from '@nanda/sdk';
import { describe, expect, inject, test } from 'vitest';
import { createClient } from './support/create-client.js';
import { openRelay } from './support/open-relay.js';

const quick = { dataset: 'sales', durationMs: 30, steps: 3 };
/** Nothing waits for its end. */
const endless = { dataset: 'sales', durationMs: 60_000, steps: 600 };

describe(inject('runtime'), () => {
  const nanda = createClient();

  test('a stream tells its progress as it happens, and then its result', async () => {
    await using connection = await nanda.connect('analytics');
    const stream = connection.stream('analyze', quick);
    const progress: number[] = [];
    const types: string[] = [];
    for await (const event of stream) {
      types.push(event.type);
      if (event.type === 'progress') progress.push(event.progress);
    }
    expect(progress).toEqual([1, 2, 3]);
    expect([types[0], types.at(-1)]).toEqual(['started', 'result']);
    expect((await stream.finalResult()).structuredContent).toMatchObject({ steps: 3 });
  });

  test('the final result comes without a loop', async () => {
    await using connection = await nanda.connect('analytics');
    const { structuredContent } = await connection.stream('analyze', quick).finalResult();
    expect(structuredContent).toMatchObject({ dataset: 'sales' });
  });

  test('a stream that was split gives each half every event', async () => {
    await using connection = await nanda.connect('analytics');
    const [first, second] = connection.stream('analyze', quick).tee();
    const typesOf = async (half: typeof first): Promise<string[]> => {
      const types: string[] = [];
      for await (const { type } of half) types.push(type);
      return types;
    };
    const types = await typesOf(first);
    expect(types.at(-1)).toBe('result');
    expect(await typesOf(second)).toEqual(types);
  });

  test('a tool that asks while it streams is answered', async () => {
    await using connection = await nanda.connect('interactive', {
      clientCapabilities: ['elicitation'],
    });
    const asked: unknown[] = [];
    const onInput: InputHandler = ({ kind, request }) => {
      asked.push([kind, request['message']]);
      return { action: 'accept', content: { name: 'Ada', size: 'l' } };
    };
    const result = await connection.stream('ask-form', {}, { onInput }).finalResult();
    expect(asked).toEqual([['elicitation', 'How do you take your coffee?']]);
    expect(result.content[0]?.['text']).toContain('Ada');
  });

  test('leaving the loop ends the execution', async () => {
    await using connection = await nanda.connect('analytics');
    const stream = connection.stream('analyze', endless);
    for await (const { type } of stream) if (type === 'progress') break;
    const executionId = stream.executionId ?? '';
    expect((await nanda.executions.get(executionId)).state).toBe('cancelled');
  });

  test('an aborted signal ends the execution, and the loop with an error', async () => {
    await using connection = await nanda.connect('analytics');
    const controller = new AbortController();
    const stream = connection.stream('analyze', endless, { signal: controller.signal });
    const read = async (): Promise<void> => {
      for await (const { type } of stream) if (type === 'progress') controller.abort();
    };
    await expect(read()).rejects.toMatchObject({ name: 'AbortError' });
    await expect
      .poll(async () => (await nanda.executions.get(stream.executionId ?? '')).state)
      .toBe('cancelled');
  });

  test('a stream that is cut off goes on after its last event, and misses none', async () => {
    await using connection = await nanda.connect('analytics');
    const relay = await openRelay();
    const followed = await createClient({ baseURL: relay.url }).getConnection(connection.id);
    const slow = { dataset: 'sales', durationMs: 500, steps: 5 };
    const ids: string[] = [];
    const progress: number[] = [];
    for await (const event of followed.stream('analyze', slow)) {
      if (event.type === 'unknown') continue;
      ids.push(event.id);
      if (event.type !== 'progress') continue;
      progress.push(event.progress);
      if (event.progress !== 2) continue;
      await relay.cut();
      await relay.mend();
    }
    expect(progress).toEqual([1, 2, 3, 4, 5]);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('an execution can be followed again from its first event', async () => {
    await using connection = await nanda.connect('analytics');
    const stream = connection.stream('analyze', quick);
    const live: string[] = [];
    for await (const { type } of stream) live.push(type);
    const kept: string[] = [];
    for await (const { type } of nanda.executions.events(stream.executionId ?? '')) kept.push(type);
    expect(kept).toEqual(live);
  });
});
