import { afterEach, expect, test, vi } from 'vitest';
import type { ServicePage } from '../client/service-page.js';
import { createFakeClient } from '../testing/create-fake-client.js';
import { fakeService } from '../testing/fake-service.js';
import { fakeServicePage } from '../testing/fake-service-page.js';
import { runLines } from '../testing/run-lines.js';

afterEach(() => vi.useRealTimers());

test.each([
  [1, 'Found 1 server:'],
  [0, 'Found no servers'],
])('counts %i services', async (count, expected) => {
  const services = Array.from({ length: count }, () =>
    fakeService({ name: 'One', description: '' }),
  );
  const run = await runLines(['search x'], {
    client: { search: async () => fakeServicePage(services) },
  });
  expect(run.output).toEqual(count === 1 ? [expected, '1. One'] : [expected]);
});

test('filters reach the proxy, and the list beside shows the same', async () => {
  const search = vi.fn(createFakeClient().search);
  const { session } = await runLines(['search: coffee --category food --verified'], {
    client: { search },
  });
  const query = { text: 'coffee', category: 'food', verified: true };
  expect(search.mock.calls[0]?.[0]).toEqual(query);
  expect(session.state.services).toMatchObject({ query, status: 'ready', total: 3 });
});

test('says what else there is', async () => {
  const page = fakeServicePage([fakeService()], {
    total: 40,
    nextCursor: 'next',
    notices: [{ registry: 'far', state: 'failed', message: 'does not answer' }],
  });
  const run = await runLines(['list'], { client: { search: async () => page } });
  expect(run.output[0]).toBe('Found 40 servers:');
  expect(run.notes).toEqual([
    'These are the first 1: --limit 100, or narrow it by --category, --tags, --verified',
    'far does not answer',
  ]);
  const none = fakeServicePage([], { suggestions: ['weather\u001b'] });
  const nothing = await runLines(['search: wether'], { client: { search: async () => none } });
  expect(nothing.notes).toEqual(['Did you mean: weather␛']);
});

test('waits for a catalog that is just being read', async () => {
  vi.useFakeTimers();
  const filling: ServicePage = fakeServicePage([], {
    notices: [{ registry: 'demo', state: 'syncing', message: 'is being read' }],
  });
  const pages = [filling, filling, fakeServicePage([fakeService()])];
  const search = vi.fn(async () => pages.shift() ?? filling);
  const running = runLines(['search x'], { client: { search } });
  await vi.advanceTimersByTimeAsync(1400);
  expect((await running).output[0]).toBe('Found 1 server:');
  expect(search).toHaveBeenCalledTimes(3);
});

test('a search that fails says so in the list as well', async () => {
  const error = Object.assign(new Error('No registry answers.'), { code: 'REGISTRY_UNAVAILABLE' });
  const run = await runLines(['search x'], {
    client: {
      search: async () => {
        throw error;
      },
    },
  });
  expect(run.exitCode).toBe(4);
  expect(run.session.state.services).toMatchObject({
    status: 'failed',
    failure: { message: 'No registry answers.' },
  });
});

test('what is popular is a list too', async () => {
  const run = await runLines(['popular', 'connect: 2']);
  expect(run.client.calls).toEqual(['connect svc_2']);
});

test('info tells all about a row, and about what is not listed', async () => {
  const run = await runLines(['search x', 'info: 2']);
  expect(run.output.slice(0, 2)).toEqual(['ClimateAPI', 'Historical climate data']);
  expect(run.output).toContain('id          svc_2');
  expect(run.output.at(-1)).toBe('Tools: getCurrentWeather');
  expect(run.notes).toEqual(['connect: 2']);
  expect(run.session.state.detail).toMatchObject({ serviceId: 'svc_2', status: 'ready' });
  const missing = await runLines(['info: nothing']);
  expect(missing).toMatchObject({
    exitCode: 6,
    notes: ['error: There is no nothing.', 'try: search: <words>'],
  });
});
