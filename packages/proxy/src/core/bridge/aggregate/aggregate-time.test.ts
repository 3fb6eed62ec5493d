import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { makeTool, openAggregate } from './testing/open-aggregate.fixture.js';

const one = { id: 'one', tools: [makeTool('a')], prompts: [{ name: 'p' }] };
const minute = 60_000;

beforeEach(() => {
  vi.useFakeTimers({
    toFake: ['setInterval', 'clearInterval', 'setTimeout', 'clearTimeout', 'performance'],
  });
});
afterEach(() => {
  vi.useRealTimers();
});

test('a principal that nobody uses is followed no longer; one that somebody listens for is', async () => {
  const aggregate = openAggregate({ connections: [one] });
  const stranger = { kind: 'anonymous', clientId: 'x' } as const;
  const legacy = aggregate.open({ era: 'legacy' });
  await aggregate.open({ principal: stranger }).names();
  expect(aggregate.followers).toBe(2);
  await vi.advanceTimersByTimeAsync(7 * minute);
  expect(aggregate.followers).toBe(1);
  await legacy.dialog.close();
  await vi.advanceTimersByTimeAsync(7 * minute);
  expect(aggregate.followers).toBe(0);
  expect(vi.getTimerCount()).toBe(0);
});

test('aliases outlive the time in which nobody uses them', async () => {
  const { open, remove } = openAggregate({
    connections: [
      { ...one, serviceName: 'echo' },
      { ...one, id: 'two', serviceName: 'echo' },
    ],
  });
  expect((await open().names()).at(-1)).toBe('echo-2_a');
  await vi.advanceTimersByTimeAsync(7 * minute);
  remove('one');
  expect((await open().names()).at(-1)).toBe('echo-2_a');
});

test('a service is asked again after a minute, and what differs then is told', async () => {
  const { open, asked, all } = openAggregate({ connections: [one] });
  const client = open({ era: 'legacy' });
  await client.get('prompts/list');
  await vi.advanceTimersByTimeAsync(minute - 1);
  await client.get('prompts/list');
  expect(asked.filter((each) => each === 'prompts one')).toHaveLength(1);
  await vi.advanceTimersByTimeAsync(1);
  all[0] = { ...one, prompts: [{ name: 'q' }] };
  expect(await client.get('prompts/list')).toEqual({ prompts: [{ name: 'one_q' }] });
  await vi.advanceTimersByTimeAsync(minute / 2);
  expect(client.told).toEqual([{ method: 'notifications/prompts/list_changed', params: {} }]);
});

test('one that has failed is asked again soon', async () => {
  const { open, all } = openAggregate({
    connections: [{ ...one, prompts: new Error('Not now.') }],
  });
  const client = open({ era: 'legacy' });
  expect(await client.get('prompts/list')).toEqual({ prompts: [] });
  all[0] = one;
  expect(await client.get('prompts/list')).toEqual({ prompts: [] });
  await vi.advanceTimersByTimeAsync(10_000);
  expect(await client.get('prompts/list')).toEqual({ prompts: [{ name: 'one_p' }] });
});

test('a result waits only so long for what other services list', async () => {
  const never = { id: 'never', prompts: [], resources: [] };
  const link = { type: 'resource_link', uri: 'x:new', name: 'x' };
  const { open, fake } = openAggregate({
    connections: [one, never],
    relay: { answer: () => ({ result: { content: [link] } }) },
    never: ['resources never'],
  });
  const client = open({ era: 'legacy' });
  const call = client.get('tools/call', { name: 'one_a' });
  await vi.advanceTimersByTimeAsync(2000);
  expect(await call).toEqual({ content: [link] });
  const read = client.get('resources/read', { uri: 'x:new' });
  await vi.advanceTimersByTimeAsync(20_000);
  await read;
  expect(fake.requests.at(-1)).toMatchObject({ connectionId: 'one', method: 'resources/read' });
});
