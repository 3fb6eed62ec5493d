import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { NANDAClient } from '../src/index.js';
import { createTestProxy } from '../src/testing/index.js';
import { startCoffeeProxy, type CoffeeProxy } from './support/start-coffee-proxy.js';

// The document gives the client as a class and not as a program: here everything of it is used, by its own names.
let proxy: CoffeeProxy;

beforeEach(async () => {
  proxy = await startCoffeeProxy();
});

afterEach(() => proxy[Symbol.asyncDispose]());

test('the client of the implementation plan is there under its names, and what it emits is told', async () => {
  const client = new NANDAClient({
    accessToken: 'your-access-token',
    baseUrl: `${proxy.url}/v2`,
    environment: 'production',
    timeout: 30_000,
    retries: 3,
  });
  const connected = vi.fn();
  const disconnected = vi.fn();
  const message = vi.fn();
  client.on('connected', connected);
  client.on('disconnected', disconnected);
  client.on('error', (error) => {
    throw error;
  });
  client.on('message', message);

  const services = await client.services.search({
    query: 'coffee',
    category: 'business',
    tags: ['coffee'],
    limit: 10,
    offset: 0,
  });
  const serviceId = services[0]?.id ?? '';
  expect((await client.services.getById(serviceId)).name).toBe('coffee');
  expect(await client.services.getTools(serviceId)).not.toHaveLength(0);
  expect(await client.services.getPopular('week')).not.toHaveLength(0);
  expect(Array.isArray(await client.services.getRecommendations())).toBe(true);

  const connection = await client.connect(serviceId);
  const updated = vi.fn();
  const closed = vi.fn();
  connection.on('update', updated);
  connection.on('closed', closed);
  connection.on('error', (event) => {
    throw new Error(event.type);
  });
  await vi.waitFor(() => expect(connected).toHaveBeenCalledTimes(1));
  expect(connection.data.serviceId).toBe(serviceId);
  const result = await connection.execute('requestinfo', { category: 'premium' });
  expect(result.content[0]?.['text']).toContain('Premium members');
  const types: string[] = [];
  for await (const event of connection.stream('analyze', {})) types.push(event.type);
  expect(types.at(-1)).toBe('result');
  await connection.refresh();
  await vi.waitFor(() => expect(updated).toHaveBeenCalled());
  expect(message).toHaveBeenCalled();
  await connection.close();
  expect(closed).toHaveBeenCalledTimes(1);
  await client.disconnect();
  await vi.waitFor(() => expect(disconnected).toHaveBeenCalledTimes(1));
});

test('its sign-in is there under its names', async () => {
  const accounts = createTestProxy({
    services: [],
    accounts: [{ email: 'a@example.test', password: 'a-long-password' }],
  });
  const client = new NANDAClient({ fetch: accounts.fetch });
  const credentials = { email: 'a@example.test', password: 'a-long-password' };
  const { accessToken, refreshToken } = await client.auth.login(credentials);
  expect(accessToken).not.toBe(refreshToken);
  const refreshed = await client.auth.refresh(refreshToken);
  expect(refreshed.accessToken).not.toBe(accessToken);
  expect((await client.auth.getSession()).user.email).toBe('a@example.test');
  await client.auth.logout();
  expect(client.auth.session).toBe(undefined);
});
