import { expect, test, vi } from 'vitest';
import { NANDAClient } from '../../src/index.js';
import { createTestProxy } from '../../src/testing/index.js';

const ada = { email: 'ada@example.com', password: 'correct horse' };
const eve = { email: 'eve@example.com', password: 'battery staple' };

function setUp() {
  const proxy = createTestProxy({ accounts: [ada, eve], services: [{ name: 'weather' }] });
  const make = () => new NANDAClient({ baseURL: 'http://proxy.test', fetch: proxy.fetch });
  const nanda = make();
  const told: string[] = [];
  nanda.on('update', ({ connectionId }) => told.push(connectionId));
  return { make, nanda, told };
}

test('whoever signs in hears of what is theirs from then on, and of nothing else after signing out', async () => {
  const { make, nanda, told } = setUp();
  const anonymous = await nanda.connect('weather');
  await nanda.events.ready();
  await anonymous.refresh();
  await vi.waitFor(() => expect(told).toContain(anonymous.id));

  await nanda.auth.login(ada);
  await nanda.events.ready();
  const hers = await nanda.connect('weather');
  await hers.refresh();
  await vi.waitFor(() => expect(told).toContain(hers.id));

  await nanda.auth.logout();
  await nanda.auth.login(eve);
  await nanda.events.ready();
  told.length = 0;
  const other = make();
  await other.auth.login(ada);
  await (await other.getConnection(hers.id)).refresh();
  const own = await nanda.connect('weather');
  await own.refresh();
  await vi.waitFor(() => expect(told).toContain(own.id));
  expect(told).not.toContain(hers.id);
  await nanda.auth.logout();
});

test('a loop goes on over a sign-in', async () => {
  const { nanda } = setUp();
  const events = nanda.events.subscribe();
  await events.ready();
  await nanda.auth.login(ada);
  await events.ready();
  const connection = await nanda.connect('weather');
  await connection.refresh();
  await expect(events.next()).resolves.toMatchObject({ value: { connectionId: connection.id } });
  await nanda.disconnect();
  await expect(Array.fromAsync(events)).resolves.toBeInstanceOf(Array);
});
