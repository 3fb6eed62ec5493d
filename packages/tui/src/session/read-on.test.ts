import { expect, test, vi } from 'vitest';
import { noKey } from '../keymap/no-key.js';
import { pressKey } from '../keymap/press-key.js';
import { createFakeClient } from '../testing/create-fake-client.js';
import { createFakeDesk } from '../testing/create-fake-desk.js';
import { fakeService } from '../testing/fake-service.js';
import { fakeServicePage } from '../testing/fake-service-page.js';
import { createSession } from './create-session.js';
import type { Session } from './session.js';

const services = Array.from({ length: 950 }, (_, index) => fakeService({ id: `svc_${index}` }));

function begin() {
  const client = createFakeClient({
    async search({ cursor = '0', limit = 20 }) {
      const from = Number(cursor);
      const page = services.slice(from, from + limit);
      const end = from + page.length;
      return {
        ...fakeServicePage(page),
        total: services.length,
        nextCursor: end < services.length ? String(end) : undefined,
      };
    },
  });
  const session = createSession({ client, desk: createFakeDesk(), face: 'screen' });
  session.perform({ type: 'place-opened', place: 'services' });
  session.perform({ type: 'panes-entered' });
  session.perform({ intent: 'look-for', query: { text: '' } });
  return session;
}

function press(input: string, session: Session): void {
  for (const action of pressKey({ input, key: noKey }, session.state)) session.perform(action);
}

test('G reads all services, and ends at the last one', async () => {
  const session = begin();
  await vi.waitFor(() => expect(session.state.services.services.length).toBe(50));
  press('G', session);
  await vi.waitFor(() => expect(session.state.lists.services.cursor).toBe(949));
  expect(session.state.services.status).toBe('ready');
  await session.close();
});

test('who has gone on meanwhile stays where he is', async () => {
  const session = begin();
  await vi.waitFor(() => expect(session.state.services.services.length).toBe(50));
  press('G', session);
  press('k', session);
  await vi.waitFor(() => expect(session.state.services.services.length).toBe(950));
  expect(session.state.lists.services.cursor).toBe(48);
  await session.close();
});
