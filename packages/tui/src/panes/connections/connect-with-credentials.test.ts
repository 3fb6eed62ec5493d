import { AuthenticationError } from '@nanda/sdk';
import { waitFor } from '@nanda/testing';
import type { Key } from 'ink';
import { expect, test } from 'vitest';
import type { InteractiveClient } from '../../client/interactive-client.js';
import { pressKey } from '../../keymap/press-key.js';
import { createSession } from '../../session/create-session.js';
import { createFakeClient } from '../../testing/create-fake-client.js';
import { createFakeDesk } from '../../testing/create-fake-desk.js';
import { fakeConnection } from '../../testing/fake-connection.js';
import { fakeService } from '../../testing/fake-service.js';
import { servicesFound } from '../../testing/services-found.js';

const token = { name: 'token', in: 'auth', isRequired: true, isSecret: true };
const right = 's3cret-right';
const wrong = 's3cret-wrong';

test('a service that refuses is given what it wants, and no secret is seen afterwards', async () => {
  const given: unknown[] = [];
  const connect: InteractiveClient['connect'] = async ({ auth, remember, name }) => {
    given.push({ auth, remember, name });
    if (auth?.type === 'bearer' && auth.token === right) return fakeConnection({ name });
    throw new AuthenticationError({
      status: 401,
      code: 'SERVICE_AUTH_REQUIRED',
      message: 'it wants credentials',
      isRetryable: false,
      details: { challenge: { kind: 'bearer', fields: [token] } },
    });
  };
  const client = createFakeClient({ connect });
  const session = createSession({ client, desk: createFakeDesk(), face: 'screen' });
  const press = (input: string, key: Partial<Key> = {}) => {
    for (const action of pressKey({ input, key: key as Key }, session.state)) {
      session.perform(action);
    }
  };
  const see = async (description: string, holds: () => boolean) => waitFor(holds, { description });
  const dialog = () => {
    const { overlay } = session.state.view;
    return overlay?.kind === 'credentials' ? overlay : undefined;
  };
  for (const event of servicesFound([fakeService()])) session.perform(event);
  session.perform({ type: 'panes-entered' });

  press('c');
  await see('the dialog', () => dialog() !== undefined);
  expect(dialog()?.wanted.isAgain).toBe(false);
  // Typed before it was seen: it must not be sent to the service.
  press('search: cake');
  press('', { return: true });
  await see('the dialog taking keys', () => dialog()?.isReady === true);
  press(wrong);
  press('', { return: true });
  expect(dialog()).toBeUndefined();
  await see('the dialog again', () => dialog()?.wanted.isAgain === true);
  await see('it taking keys', () => dialog()?.isReady === true);
  press(right);
  press('r', { ctrl: true });
  press('', { return: true });
  await see('the connection', () => session.state.connections.currentId === 'conn_abc123');

  expect(given).toEqual([
    { auth: undefined, remember: undefined, name: undefined },
    { auth: { type: 'bearer', token: wrong }, remember: true, name: undefined },
    { auth: { type: 'bearer', token: right }, remember: false, name: undefined },
  ]);
  const shown = JSON.stringify(session.state);
  expect(shown).toContain('nanda connect svc_1');
  expect(shown).not.toContain('s3cret');
  await session.close();
});
