import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { NANDAClient } from '../src/index.js';
import { startCoffeeProxy, type CoffeeProxy } from './support/start-coffee-proxy.js';

let proxy: CoffeeProxy;

beforeEach(async () => {
  proxy = await startCoffeeProxy();
  vi.stubEnv('NANDA_BASE_URL', proxy.url);
});

afterEach(async () => {
  vi.unstubAllEnvs();
  await proxy[Symbol.asyncDispose]();
});

const walletAddress = `0x${'1a'.repeat(20)}`;
const contractAddress = `0x${'2b'.repeat(20)}`;

test('the TypeScript sample of the architecture document runs as it is printed there', async () => {
  const log = vi.spyOn(console, 'log').mockImplementation(() => undefined);
  const params = {};

  // Initialize client
  const nanda = new NANDAClient({
    apiKey: 'your-api-key',
    environment: 'production',
  });

  // Search for services
  const services = await nanda.services.search({
    query: 'coffee',
    category: 'business',
  });

  const serviceId = services[0]?.id ?? '';

  // Connect to a service
  const connection = await nanda.connect(serviceId, {
    auth: {
      type: 'evmauth',
      walletAddress,
    },
  });

  // Execute a tool
  const result = await connection.execute('requestinfo', {
    walletAddress,
    contractAddress,
    tokenId: '1',
    category: 'premium',
  });

  // Real-time subscriptions
  connection.on('update', (event) => {
    console.log('Connection updated:', event);
  });

  // Stream tool execution
  for await (const event of connection.stream('analyze', params)) {
    console.log('Progress:', event);
  }

  await nanda.disconnect();

  expect(services.map(({ name }) => name)).toEqual(['coffee']);
  expect(result.content[0]?.['text']).toContain('Premium members');
  const types = log.mock.calls.flatMap(([label, event]: unknown[]) =>
    label === 'Progress:' ? [(event as { type: string }).type] : [],
  );
  expect([types[0], types.at(-1)]).toEqual(['started', 'result']);
  expect(types.filter((type) => type === 'progress')).toHaveLength(10);
  expect(connection.state).toBe('disconnected');
  log.mockRestore();
});
