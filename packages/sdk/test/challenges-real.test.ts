import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createProxy } from '@nanda/proxy';
import {
  browse,
  createTemporaryDirectory,
  createWeatherServer,
  startAuthorizationServer,
  startHttpService,
  startOAuthService,
  type AuthorizationServer,
} from '@nanda/testing';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import {
  fillChallenge,
  NANDAClient,
  PermissionDeniedError,
  textOf,
  type ServiceChallenge,
} from '../src/index.js';

// Services that want something, a real authorization server, and a real proxy before them.
const stack = new AsyncDisposableStack();
let authorizationServer: AuthorizationServer;
let baseURL: string;

beforeAll(async () => {
  const createServer = createWeatherServer;
  authorizationServer = stack.use(await startAuthorizationServer());
  const services = {
    agreed: stack.use(await startOAuthService({ authorizationServer, scope: 'mcp:read' })),
    bearer: stack.use(
      await startHttpService({ createServer, requireHeaders: { Authorization: 'Bearer good' } }),
    ),
    basic: stack.use(
      await startHttpService({
        createServer,
        requireHeaders: { Authorization: `Basic ${btoa('ada:secret')}` },
        challenge: 'Basic realm="weather"',
      }),
    ),
  };
  const directory = stack.use(await createTemporaryDirectory());
  const serversFile = join(directory.path, 'servers.json');
  const mcpServers = Object.fromEntries(
    Object.entries(services).map(([name, { url }]) => [name, { url }]),
  );
  await writeFile(serversFile, JSON.stringify({ mcpServers }));
  const proxy = createProxy({ dataDir: ':memory:', serversFile });
  stack.defer(() => proxy.close());
  baseURL = (await proxy.listen({ port: 0 })).url;
});

afterAll(() => stack.disposeAsync());

const newYork = { location: 'New York' };

test.each<[string, Record<string, string>, string[]]>([
  ['bearer', { token: 'good' }, ['token']],
  ['basic', { username: 'ada', password: 'secret' }, ['username', 'password']],
])('a service that wants %s is asked for exactly that', async (service, values, names) => {
  const nanda = new NANDAClient({ baseURL });
  const asked: ServiceChallenge[] = [];
  const onChallenge = (challenge: ServiceChallenge) => {
    asked.push(challenge);
    const given =
      asked.length === 1 ? Object.fromEntries(names.map((name) => [name, 'no'])) : values;
    return fillChallenge(challenge, given);
  };
  await using connection = await nanda.connect(service, { remember: true }, { onChallenge });
  expect(
    asked.map(({ kind, reason, fields }) => [kind, reason, fields.map(({ name }) => name)]),
  ).toEqual([
    [service, 'missing', names],
    [service, 'refused', names],
  ]);
  expect(textOf(await connection.execute('getCurrentWeather', newYork))).toContain('72');
  // The proxy has kept it: nobody is asked any more.
  await using again = await nanda.connect(service);
  expect(again.data.auth?.type).toBe(service);
});

test('a user agrees in a browser, and it is connected, now and later', async () => {
  const nanda = new NANDAClient({ baseURL });
  await expect(nanda.connect('agreed')).rejects.toMatchObject({ challenge: { kind: 'oauth2' } });
  authorizationServer.answer = 'deny';
  const refused = nanda.authorize('agreed', { openUrl: async (url) => void (await browse(url)) });
  await expect(refused).rejects.toThrow(PermissionDeniedError);

  authorizationServer.answer = 'agree';
  const onAuthorize = vi.fn(async (url: string) => void (await browse(url)));
  await using connection = await nanda.connect('agreed', {}, { onAuthorize });
  expect(textOf(await connection.execute('getCurrentWeather', newYork))).toContain('72');
  await using again = await nanda.connect('agreed', {}, { onAuthorize });
  expect(again.data.auth?.type).toBe('oauth2');
  expect(onAuthorize).toHaveBeenCalledTimes(1);

  const kept = await nanda.credentials.list();
  const tokens = kept.find(({ type }) => type === 'oauth2');
  expect(tokens).toMatchObject({ issuer: authorizationServer.issuer, isRenewable: true });
});

test('a browser that does not reach the proxy is helped by its address', async () => {
  const nanda = new NANDAClient({ baseURL });
  const { id, url = '', redirectUrl } = await nanda.authorizations.create('agreed');
  const waiting = nanda.authorizations.wait(id);
  const visit = await browse(url, { stopAt: (there) => there.href.startsWith(redirectUrl) });
  const completed = await nanda.authorizations.complete(id, { redirectUrl: visit.url });
  expect(completed.state).toBe('authorized');
  await expect(waiting).resolves.toMatchObject({ id, state: 'authorized' });
});
