import { AuthenticationError, type Authorization } from '@nanda/sdk';
import { waitFor } from '@nanda/testing';
import { Box, renderToString, type Key } from 'ink';
import { expect, test } from 'vitest';
import type { ConsentRequest, InteractiveClient } from '../../client/interactive-client.js';
import { pasteText } from '../../keymap/paste-text.js';
import { pressKey } from '../../keymap/press-key.js';
import { createSession } from '../../session/create-session.js';
import type { SessionAction } from '../../session/session-action.js';
import { createFakeClient } from '../../testing/create-fake-client.js';
import { createFakeDesk } from '../../testing/create-fake-desk.js';
import { fakeAuthorization } from '../../testing/fake-authorization.js';
import { fakeConnection } from '../../testing/fake-connection.js';
import { fakeService } from '../../testing/fake-service.js';
import { runLines } from '../../testing/run-lines.js';
import { servicesFound } from '../../testing/services-found.js';
import { sessionAfter } from '../../testing/session-after.js';
import { AuthorizationDialog } from './authorization-dialog.js';

const refusal = (challenge: object = {}) =>
  new AuthenticationError({
    status: 401,
    code: 'SERVICE_AUTH_REQUIRED',
    message: 'it wants a token',
    isRetryable: false,
    details: { challenge: { kind: 'oauth2', fields: [], reason: 'missing', ...challenge } },
  });

/** A service that lets those in who have agreed, and a user who takes their time. */
function consenting(changes: Partial<Authorization> = {}) {
  const asked: Omit<ConsentRequest, 'onPage'>[] = [];
  const done: string[] = [];
  const end = Promise.withResolvers<Authorization>();
  let isAgreed = false;
  const overrides: Partial<InteractiveClient> = {
    async connect({ auth, name }) {
      if (isAgreed && auth?.type === 'oauth2') return fakeConnection({ name });
      throw refusal({ scope: 'mcp:read' });
    },
    async authorize({ onPage, ...request }, { signal }) {
      asked.push(request);
      signal.addEventListener('abort', () => end.reject(signal.reason as Error));
      const begun = fakeAuthorization(changes);
      const shown = Promise.withResolvers<never>();
      void onPage(begun).catch(shown.reject);
      return Promise.race([end.promise, shown.promise]);
    },
    async completeAuthorization({ authorizationId, redirectUrl }) {
      done.push(`complete ${authorizationId} ${redirectUrl}`);
      agree();
    },
    async cancelAuthorization(id) {
      done.push(`cancel ${id}`);
      end.resolve(fakeAuthorization({ state: 'cancelled' }));
    },
  };
  function agree(): void {
    isAgreed = true;
    end.resolve(fakeAuthorization({ state: 'authorized' }));
  }
  return { asked, done, agree, client: createFakeClient(overrides) };
}

function openScreen(world: ReturnType<typeof consenting>) {
  const desk = createFakeDesk();
  const session = createSession({ client: world.client, desk, face: 'screen' });
  const perform = (actions: readonly SessionAction[]) => {
    for (const action of actions) session.perform(action);
  };
  const press = (input: string, key: Partial<Key> = {}) =>
    perform(pressKey({ input, key: key as Key }, session.state));
  const paste = (text: string) => perform(pasteText(text, session.state));
  const overlay = () => {
    const { overlay: shown } = session.state.view;
    return shown?.kind === 'authorization' ? shown : undefined;
  };
  for (const event of servicesFound([fakeService()])) session.perform(event);
  session.perform({ type: 'panes-entered' });
  const see = async (description: string, holds: () => boolean) => waitFor(holds, { description });
  return { desk, session, press, paste, overlay, see };
}

test('the page is shown, opened with a key, and the service connected once it is agreed', async () => {
  const world = consenting();
  const { desk, session, press, overlay, see } = openScreen(world);
  press('c');
  await see('the page', () => overlay() !== undefined);
  // Pressed before it was seen: nothing is opened.
  press('o');
  expect(desk.done).toEqual([]);
  await see('it taking keys', () => overlay()?.isReady === true);
  press('o');
  press('y');
  const url = 'https://login.example/authorize?client_id=nanda';
  await see('both', () => desk.done.length === 2);
  expect(desk.done).toEqual([`open ${url}`, `copy ${url}`]);
  world.agree();
  await see('the connection', () => session.state.connections.currentId === 'conn_abc123');
  expect(overlay()).toBeUndefined();
  expect(session.state.authorization).toBeNull();
  expect(world.asked).toEqual([{ serviceId: 'svc_1', scope: 'mcp:read' }]);
  await session.close();
});

test('esc gives it up at the proxy, and nothing is connected', async () => {
  const world = consenting();
  const { session, press, overlay, see } = openScreen(world);
  press('c');
  await see('it taking keys', () => overlay()?.isReady === true);
  press('', { escape: true });
  expect(overlay()).toBeUndefined();
  await see('the end', () => session.state.tasks.length === 0);
  expect(world.done).toEqual(['cancel authz_1']);
  expect(overlay()).toBeUndefined();
  expect(session.state.connections.connections).toEqual([]);
  await session.close();
});

test('ctrl-c takes the page away', async () => {
  const world = consenting();
  const { session, press, overlay, see } = openScreen(world);
  press('c');
  await see('the page', () => overlay() !== undefined);
  press('c', { ctrl: true });
  await see('the end', () => session.state.authorization === null);
  expect(overlay()).toBeUndefined();
  await session.close();
});

test('where the browser cannot come back, what is pasted is handed over and left nowhere', async () => {
  const world = consenting();
  const { session, paste, press, overlay, see } = openScreen(world);
  press('c');
  await see('it taking keys', () => overlay()?.isReady === true);
  paste('nonsense');
  const address = 'http://127.0.0.1:3000/oauth/callback?code=s3cret&state=x';
  paste(`${address}\n`);
  await see('the connection', () => session.state.connections.currentId === 'conn_abc123');
  expect(world.done).toEqual([`complete authz_1 ${address}`]);
  expect(JSON.stringify(session.state)).not.toContain('s3cret');
  await session.close();
});

test('it waits for whoever is typing', async () => {
  const world = consenting();
  const { session, press, overlay, see } = openScreen(world);
  press('c');
  session.perform({ type: 'prompt-entered' });
  session.perform({ type: 'edited', event: { type: 'inserted', text: 'search: ca' } });
  await see('it', () => session.state.authorization !== null);
  expect(overlay()).toBeUndefined();
  session.perform({ type: 'panes-entered' });
  expect(overlay()?.authorization.id).toBe('authz_1');
  await session.close();
});

test.each(['http://login.example/', 'file:///etc/passwd', 'javascript:alert(1)'])(
  'a page at %s is neither shown nor opened',
  async (url) => {
    const { client } = consenting({ url });
    const run = await runLines(['connect: svc_1'], { client, confirm: async () => true });
    expect(run.exitCode).toBe(9);
    expect(run.notes[0]).toMatch(/names no page of https to agree on/);
    expect(run.desk.done).toEqual([]);
    expect(run.notes.join('\n')).not.toContain(url);
  },
);

test('line by line it is asked, opened and waited for', async () => {
  const world = consenting();
  const questions: string[] = [];
  const run = await runLines(['connect: svc_1 --as mine'], {
    client: world.client,
    async confirm({ question, detail }) {
      questions.push(question, detail);
      world.agree();
      return true;
    },
  });
  expect(run.output).toEqual(['Connected to WeatherMCP (conn_abc123)']);
  expect(questions[1]).toBe(
    'WeatherMCP wants you to agree on a page of login.example.\nhttps://login.example/authorize?client_id=nanda',
  );
  expect(run.desk.done).toEqual(['open https://login.example/authorize?client_id=nanda']);
});

test('line by line, who says no is not connected', async () => {
  const { client } = consenting();
  const run = await runLines(['connect: svc_1'], { client, confirm: async () => false });
  expect(run).toMatchObject({ exitCode: 3, output: [] });
  expect(run.desk.done).toEqual([]);
});

test('what the service says is made safe', () => {
  const page = { href: `https://login.example/${'a'.repeat(2000)}`, host: 'login.example' };
  const authorization = { id: 'x', serviceName: 'Weather\u001b[2JMCP', page };
  const state = sessionAfter([{ type: 'authorization-wanted', authorization }]);
  const { overlay } = state.view;
  if (overlay?.kind !== 'authorization') throw new Error('The dialog is not there');
  for (const [columns, rows] of [
    [60, 16],
    [40, 10],
    [44, 7],
    [30, 5],
  ] as const) {
    const text = renderToString(
      <Box height={rows} width={columns}>
        <AuthorizationDialog columns={columns} overlay={overlay} rows={rows} />
      </Box>,
      { columns },
    );
    expect(text).toContain('Weather␛[2JMCP');
    // Where one is led to is what matters: on a line of its own, however little room there is.
    expect(text).toMatch(/│ login\.example +│\n/);
    expect(text).toContain('https://login.example/aaa');
    expect(text).not.toContain('\u001b[2J');
    expect(text.split('\n').length).toBeLessThanOrEqual(rows);
  }
});
