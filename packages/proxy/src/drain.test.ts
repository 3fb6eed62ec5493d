import { startDemoServices, waitFor } from '@nanda/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createProxy, type Proxy } from './index.js';

let demo: Awaited<ReturnType<typeof startDemoServices>>;
beforeAll(async () => {
  demo = await startDemoServices();
}, 60_000);
afterAll(() => demo.close());

interface Bench {
  readonly proxy: Proxy;
  call(duration: number): Promise<{ readonly status: number; readonly body: unknown }>;
}

async function open(): Promise<Bench> {
  const proxy = createProxy({ dataDir: ':memory:', registries: [] });
  const { url } = await proxy.listen({ port: 0 });
  const post = async (path: string, body: unknown) => {
    const answer = await fetch(url + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    return { status: answer.status, body: (await answer.json()) as { data: { id: string } } };
  };
  const service = demo.catalog.find(({ name }) => name.startsWith('Analytics'));
  const registered = await post('/v2/services/register', {
    name: 'Lab',
    url: service?.endpoints?.[0]?.url,
  });
  const made = await post(`/v2/services/${registered.body.data.id}/connect`, {});
  const path = `/v2/connections/${made.body.data.id}/tools/analyze/execute`;
  return {
    proxy,
    call: (durationMs) => post(path, { parameters: { steps: 4, durationMs } }),
  };
}

const isUnderWay = (proxy: Proxy) =>
  waitFor(() => proxy.running === 1, { description: 'the call to run' });

test('running calls end by themselves, and new ones are refused', async () => {
  const { proxy, call } = await open();
  const running = call(600);
  await isUnderWay(proxy);
  const closed = proxy.close({ drain: 30_000 });
  expect(await call(0)).toMatchObject({
    status: 503,
    body: { error: { code: 'OVERLOADED', retryable: true } },
  });
  expect(await running).toMatchObject({ status: 200, body: { data: { status: 'success' } } });
  await closed;
  expect(proxy.running).toBe(0);
});

test('what runs for too long is cancelled', async () => {
  const { proxy, call } = await open();
  const running = call(60_000);
  await isUnderWay(proxy);
  await proxy.close({ drain: 100 });
  expect(await running).toMatchObject({ body: { error: { code: 'CANCELLED' } } });
});

test('closing again ends the wait', async () => {
  const { proxy, call } = await open();
  const running = call(60_000);
  await isUnderWay(proxy);
  const closed = proxy.close({ drain: 1_000_000 });
  await proxy.close();
  await closed;
  expect(await running).toMatchObject({ body: { error: { code: 'CANCELLED' } } });
});
