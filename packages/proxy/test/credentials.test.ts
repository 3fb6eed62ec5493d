import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { inspect } from 'node:util';
import type {
  Connection,
  CredentialExport,
  CredentialsImported,
  Service,
  ServiceChallenge,
  StoredCredential,
  ToolExecutionResponse,
} from '@nanda/protocol';
import {
  createTemporaryDirectory,
  createWeatherServer,
  startHttpService,
  waitFor,
} from '@nanda/testing';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createProxy, type Proxy, type ProxyOptions } from '../src/index.js';
import { untilListed } from './until-listed.js';

/** Every secret of a run: none may turn up anywhere but at the service. */
const secrets = {
  key: 'key-1-that-nobody-may-read',
  otherKey: 'key-2-that-nobody-may-read',
  token: 'token-that-nobody-may-read',
  password: 'pässword-that-nobody-may-read',
  header: 'header-that-nobody-may-read',
  variable: 'variable-that-nobody-may-read',
  tenant: 'tenant that/nobody?may#read',
  passphrase: 'a passphrase that nobody may read',
};
const basic = Buffer.from(`ann:${secrets.password}`).toString('base64');

interface Answer<Data> {
  readonly status: number;
  readonly text: string;
  readonly data: Data;
  readonly error?: {
    readonly code: string;
    readonly message: string;
    readonly details: { readonly challenge: ServiceChallenge };
  };
}

let stack: AsyncDisposableStack;
beforeEach(() => {
  stack = new AsyncDisposableStack();
});
afterEach(() => stack.disposeAsync());

async function setUp({
  dataDir: given,
  eras,
}: { readonly dataDir?: string; readonly eras?: readonly ('modern' | 'legacy')[] } = {}) {
  const directory = stack.use(await createTemporaryDirectory());
  const dataDir = given ?? join(directory.path, 'data');
  /** What each path wants: the field and its value. */
  const accepted = new Map<string, readonly [name: string, value: string]>([
    ['/key', ['x-service-key', secrets.key]],
    ['/bearer', ['authorization', `Bearer ${secrets.token}`]],
    ['/basic', ['authorization', `Basic ${basic}`]],
    ['/custom', ['x-own', secrets.header]],
    ['/template', ['x-templated', `Key ${secrets.variable}`]],
  ]);
  const seen: { readonly url: string; readonly headers: Record<string, unknown> }[] = [];
  const service = stack.use(
    await startHttpService({
      createServer: () => createWeatherServer(),
      ...(eras && { eras }),
      interceptHead({ request, response }) {
        const { pathname } = new URL(request.url ?? '/', 'http://service.invalid');
        seen.push({ url: request.url ?? '', headers: { ...request.headers } });
        const wanted = accepted.get(pathname.replace(/\/mcp.*$/, ''));
        if (wanted !== undefined && request.headers[wanted[0]] !== wanted[1]) {
          const scheme = pathname.startsWith('/basic') ? 'Basic' : 'Bearer';
          // A careless service repeats what it was sent.
          const sent = String(request.headers[wanted[0]] ?? '').replaceAll('"', '');
          response
            .writeHead(401, { 'www-authenticate': `${scheme} realm="you sent ${sent}"` })
            .end(JSON.stringify(request.headers));
          return true;
        }
        request.url = '/mcp';
        return false;
      },
    }),
  );
  const base = new URL(service.url).origin;
  const remote = (path: string, more: object = {}) => ({
    type: 'streamable-http',
    url: `${base}${path}`,
    ...more,
  });
  const template = {
    name: 'X-Templated',
    value: 'Key {api_key}',
    isRequired: true,
    isSecret: true,
    variables: { api_key: { description: 'From your settings', isRequired: true } },
  };
  const rows = [
    {
      id: 'key',
      name: 'Key',
      homepage: 'https://keys.example/get',
      auth: { type: 'api_key', header: 'X-Service-Key' },
      endpoints: [{ url: `${base}/key/mcp`, transport: 'http' }],
    },
    { id: 'bearer', name: 'Bearer', endpoints: [{ url: `${base}/bearer/mcp`, transport: 'http' }] },
    { id: 'basic', name: 'Basic', endpoints: [{ url: `${base}/basic/mcp`, transport: 'http' }] },
    {
      name: 'io.example/custom',
      description: 'x',
      version: '1.0.0',
      remotes: [remote('/custom/mcp', { headers: [{ name: 'X-Own', isRequired: true }] })],
    },
    {
      name: 'io.example/template',
      description: 'x',
      version: '1.0.0',
      remotes: [
        remote('/template/mcp/{tenant}', {
          headers: [template],
          variables: { tenant: { isRequired: true } },
        }),
      ],
    },
  ];
  const catalog = join(directory.path, 'services.json');
  await writeFile(catalog, JSON.stringify(rows));

  const logged: unknown[] = [];
  const told: string[] = [];
  const log = (...words: readonly unknown[]) => void logged.push(words);
  const open = (more: ProxyOptions = {}): Started => {
    const proxy = createProxy({
      dataDir,
      registries: [{ type: 'file', path: catalog }],
      logger: { debug: log, info: log, warn: log, error: log },
      ...more,
    });
    stack.defer(() => proxy.close());
    let listed: Promise<void> | undefined;
    const send = async <Data>(
      method: string,
      path: string,
      body?: unknown,
      client?: string,
    ): Promise<Answer<Data>> => {
      await (listed ??= untilListed(proxy, more.registries === undefined ? rows.length : 1));
      const request = new Request(`http://127.0.0.1${path}`, {
        method,
        ...(body !== undefined && { body: JSON.stringify(body) }),
        headers: {
          ...(body !== undefined && { 'content-type': 'application/json' }),
          ...(client !== undefined && { 'x-nanda-client': client }),
        },
      });
      const answer = await proxy.fetch(
        request,
        client === undefined ? { remoteAddress: '127.0.0.1' } : {},
      );
      const text = await answer.text();
      told.push(text, inspect([...answer.headers]));
      const content = JSON.parse(text) as Omit<Answer<Data>, 'text' | 'status'>;
      return { ...content, status: answer.status, text };
    };
    return {
      proxy,
      send,
      connect: (id, body = {}, client) =>
        send<Connection>('POST', `/v2/services/${encodeURIComponent(id)}/connect`, body, client),
      call: (id) =>
        send<ToolExecutionResponse>('POST', `/v2/connections/${id}/tools/getForecast/execute`, {
          parameters: { location: 'Oslo' },
        }),
      kept: async (client) =>
        (await send<StoredCredential[]>('GET', '/v2/credentials', undefined, client)).data,
    };
  };
  const idOf = async ({ send }: Started, name: string): Promise<string> => {
    const { data } = await send<Service[]>('GET', `/v2/services/search?q=${name}`);
    return data.find((one) => one.name === name)?.id ?? '';
  };
  return { open, accepted, seen, logged, told, dataDir, catalog, rows, idOf, base };
}

interface Started {
  readonly proxy: Proxy;
  send<Data>(method: string, path: string, body?: unknown, client?: string): Promise<Answer<Data>>;
  connect(id: string, body?: object, client?: string): Promise<Answer<Connection>>;
  call(id: string): Promise<Answer<ToolExecutionResponse>>;
  kept(client?: string): Promise<StoredCredential[]>;
}

test.each(['modern', 'legacy'] as const)(
  '%s: nothing of what was given turns up in an answer, an event, the log or the store',
  async (era) => {
    const world = await setUp({ eras: [era] });
    let started = world.open();
    const events = new AbortController();
    const followed = await started.proxy.fetch(
      new Request('http://127.0.0.1/v2/events/connections', { signal: events.signal }),
      { remoteAddress: '127.0.0.1' },
    );
    const eventText = readUntilEnd(followed);

    const custom = await world.idOf(started, 'io.example/custom');
    const template = await world.idOf(started, 'io.example/template');
    const variables = { tenant: secrets.tenant, api_key: secrets.variable };
    const auths: [string, object][] = [
      ['key', { type: 'api_key', key: secrets.key }],
      ['bearer', { type: 'bearer', token: secrets.token }],
      ['basic', { type: 'basic', username: 'ann', password: secrets.password }],
      [custom, { type: 'custom', headers: { 'X-Own': secrets.header } }],
      [template, { type: 'custom', variables }],
    ];
    const ids: string[] = [];
    for (const [id, auth] of auths) {
      const { data, error } = await started.connect(id, { auth });
      expect(error).toBeUndefined();
      expect((await started.call(data.id)).data.status).toBe('success');
      ids.push(data.id);
    }
    expect(world.seen.at(-1)?.url).toBe(`/template/mcp/${encodeURIComponent(secrets.tenant)}`);
    const listed = await started.send<Connection[]>('GET', '/v2/connections');
    expect(listed.data.at(-1)?.endpoint).toBe(`${world.base}/template/mcp/{tenant}`);
    expect((await started.kept()).map(({ type }) => type).toSorted()).toEqual(
      ['api_key', 'basic', 'bearer', 'custom', 'custom'].toSorted(),
    );

    // Refused ones are repeated by this service.
    const refused = await started.connect('bearer', {
      auth: { type: 'bearer', token: secrets.otherKey },
    });
    expect(refused.error).toMatchObject({
      code: 'SERVICE_AUTH_REQUIRED',
      details: { challenge: { kind: 'bearer', reason: 'refused', realm: 'you sent [redacted]' } },
    });

    const { passphrase } = secrets;
    const exported = await started.send<CredentialExport>('POST', '/v2/credentials/export', {
      passphrase,
    });
    expect(exported.status).toBe(200);

    events.abort();
    await started.proxy.close();
    started = world.open();
    for (const id of ids) {
      expect((await started.call(id)).data).toMatchObject({ status: 'success' });
    }
    for (const id of ids) await started.send('DELETE', `/v2/connections/${id}`);
    expect(await started.kept()).toEqual([]);
    await started.proxy.close();

    const names = await readdir(world.dataDir);
    const files = await Promise.all(
      names.map((name) => readFile(join(world.dataDir, name), 'latin1')),
    );
    const everything = [
      ...files,
      ...world.told,
      await eventText,
      inspect(world.logged, { depth: 20, maxStringLength: null, maxArrayLength: null }),
    ].join('\n');
    expect(everything).toContain('connection');
    const forms = Object.values(secrets).flatMap((secret) => [
      secret,
      JSON.stringify(secret).slice(1, -1),
      encodeURIComponent(secret),
      Buffer.from(secret).toString('latin1'),
      Buffer.from(secret).toString('base64').slice(0, 20),
    ]);
    for (const form of [...forms, basic]) expect(everything).not.toContain(form);
    expect((await stat(join(world.dataDir, 'credentials.key'))).mode & 0o777).toBe(0o600);
  },
  30_000,
);

test('what is remembered serves later connections, and no other one', async () => {
  const world = await setUp();
  const { connect, kept, call, send } = world.open();
  const auth = { type: 'api_key', key: secrets.key };
  const own = await connect('key', { auth });
  expect((await connect('key')).error).toMatchObject({
    code: 'SERVICE_AUTH_REQUIRED',
    details: {
      challenge: {
        kind: 'api_key',
        fields: [{ name: 'key', in: 'auth' }],
        reason: 'missing',
        where: 'https://keys.example/get',
      },
    },
  });
  const first = await connect('key', { auth, remember: true });
  const second = await connect('key');
  expect(second.data).toMatchObject({ state: 'connected', auth: { type: 'api_key' } });
  const [remembered] = (await kept()).filter(({ connectionId }) => connectionId === undefined);
  expect(remembered).toMatchObject({
    serviceId: 'key',
    type: 'api_key',
    place: `${world.base}/key/mcp`,
  });

  // The service wants another one: what is remembered is refused, and kept.
  world.accepted.set('/key', ['x-service-key', secrets.otherKey]);
  const before = world.seen.length;
  const refused = await connect('key');
  expect(refused.error?.details.challenge).toMatchObject({ reason: 'refused' });
  expect(world.seen.length - before).toBeLessThanOrEqual(3);
  expect((await kept()).some(({ id }) => id === remembered?.id)).toBe(true);

  // Whoever uses what is remembered has the new one; whoever brought its own has not.
  await connect('key', { auth: { type: 'api_key', key: secrets.otherKey }, remember: true });
  for (const { data } of [first, second]) {
    await send('POST', `/v2/connections/${data.id}/refresh`, {});
    expect((await call(data.id)).data.status).toBe('success');
  }
  const alone = await send<Connection>('POST', `/v2/connections/${own.data.id}/refresh`, {});
  expect(alone.error?.details.challenge).toMatchObject({ reason: 'refused' });

  // Who deletes it takes it from those who use it.
  const gone = await send<StoredCredential>('DELETE', `/v2/credentials/${remembered?.id}`);
  expect(gone.data).toMatchObject({ id: remembered?.id, type: 'api_key' });
  const missing = await send('POST', `/v2/connections/${second.data.id}/refresh`, {});
  expect(missing.error?.details.challenge).toMatchObject({
    kind: 'api_key',
    fields: [{ name: 'key', in: 'auth' }],
    reason: 'missing',
  });
  expect((await send('DELETE', `/v2/credentials/${remembered?.id}`)).status).toBe(404);
});

test('what is not to be kept is written nowhere, and is wanted again after a restart', async () => {
  const world = await setUp();
  let started = world.open();
  const auth = { type: 'bearer', token: secrets.token };
  const { data } = await started.connect('bearer', { auth, keep: false });
  expect(data).toMatchObject({ state: 'connected', auth: { type: 'bearer' } });
  expect(await started.kept()).toEqual([]);
  // As long as the process lives it is used like any other.
  await started.send('POST', `/v2/connections/${data.id}/refresh`, {});
  expect((await started.call(data.id)).data.status).toBe('success');
  const contradiction = await started.connect('bearer', { auth, keep: false, remember: true });
  expect(contradiction.error).toMatchObject({ code: 'VALIDATION_ERROR' });

  // Nor does another one take its place that is kept for the service.
  const own = { type: 'oauth2', accessToken: secrets.token };
  const ofToken = await started.connect('bearer', { auth: own, keep: false });
  await started.connect('bearer', { auth: own, remember: true });
  await started.proxy.close();
  started = world.open();
  for (const [id, kind] of [
    [data.id, 'bearer'],
    [ofToken.data.id, 'oauth2'],
  ]) {
    const missing = await started.call(id ?? '');
    expect(missing.status).toBe(401);
    expect(missing.error?.details.challenge).toMatchObject({ kind, reason: 'missing' });
  }
  await started.proxy.close();
  const names = await readdir(world.dataDir);
  const files = await Promise.all(
    names.map((name) => readFile(join(world.dataDir, name), 'latin1')),
  );
  for (const file of files) expect(file).not.toContain(secrets.token);
});

test('what is refused in mid-life says all that is wanted, and the connection stays', async () => {
  const world = await setUp();
  const { connect, call, send } = world.open();
  const { data } = await connect('key', { auth: { type: 'api_key', key: secrets.key } });
  const bare = await connect('bearer', { auth: { type: 'bearer', token: secrets.token } });
  world.accepted.set('/key', ['x-service-key', secrets.otherKey]);
  world.accepted.set('/bearer', ['authorization', 'Bearer another']);
  const refused = await call(data.id);
  expect(refused.status).toBe(401);
  expect(refused.error).toMatchObject({
    code: 'SERVICE_AUTH_REQUIRED',
    details: {
      challenge: {
        kind: 'api_key',
        fields: [{ name: 'key', isRequired: true, isSecret: true, in: 'auth' }],
        reason: 'refused',
        where: 'https://keys.example/get',
        scheme: 'Bearer',
      },
    },
  });
  expect((await call(bare.data.id)).error?.details.challenge).toMatchObject({
    kind: 'bearer',
    fields: [{ name: 'token', in: 'auth' }],
    reason: 'refused',
  });
  expect(await send('GET', `/v2/connections/${data.id}`)).toMatchObject({
    data: { state: 'connected' },
  });
  world.accepted.set('/key', ['x-service-key', secrets.key]);
  expect((await call(data.id)).data.status).toBe('success');
});

test('a service that wants something later says that its connections have to be made again', async () => {
  const world = await setUp();
  const { connect, call } = world.open();
  const wanted = world.accepted.get('/bearer') ?? ['', ''];
  world.accepted.delete('/bearer');
  const { data } = await connect('bearer');
  expect((await call(data.id)).data.status).toBe('success');
  world.accepted.set('/bearer', wanted);
  const refused = await call(data.id);
  expect(refused.error).toMatchObject({
    code: 'SERVICE_AUTH_REQUIRED',
    message: expect.stringContaining('Connect again'),
    details: { challenge: { kind: 'bearer', fields: [{ name: 'token' }], reason: 'missing' } },
  });
  const again = await connect('bearer', { auth: { type: 'bearer', token: secrets.token } });
  expect((await call(again.data.id)).data.status).toBe('success');
});

test('strangers keep their own, each for itself', async () => {
  const world = await setUp();
  const { connect, kept, send } = world.open();
  const client = `nc_${'a'.repeat(43)}`;
  const other = `nc_${'b'.repeat(43)}`;
  const auth = { type: 'bearer', token: secrets.token };
  const made = await connect('bearer', { auth, remember: true }, client);
  expect(made.status).toBe(201);
  expect((await connect('bearer', {}, client)).status).toBe(201);
  expect((await connect('bearer', {}, other)).error?.code).toBe('SERVICE_AUTH_REQUIRED');
  expect((await connect('bearer')).error?.code).toBe('SERVICE_AUTH_REQUIRED');
  const [entry] = await kept(client);
  expect(entry).toMatchObject({ serviceId: 'bearer' });
  expect(await kept(other)).toEqual([]);
  expect(await kept()).toEqual([]);
  const path = `/v2/credentials/${entry?.id}`;
  expect((await send('DELETE', path, undefined, other)).status).toBe(404);
  expect((await send('DELETE', path, undefined, client)).status).toBe(200);
});

test('a service that has moved is sent nothing until it is given anew', async () => {
  const world = await setUp();
  let started = world.open();
  const auth = { type: 'bearer', token: secrets.token };
  const { data } = await started.connect('bearer', { auth, remember: true });
  await started.proxy.close();
  const moved = world.rows.map((row) =>
    'id' in row && row.id === 'bearer'
      ? { ...row, endpoints: [{ url: `${world.base}/bearer/mcp2`, transport: 'http' }] }
      : row,
  );
  await writeFile(world.catalog, JSON.stringify(moved));
  started = world.open();
  const before = world.seen.length;
  await waitFor(
    async () => {
      const { text } = await started.send('GET', '/v2/services/bearer');
      return text.includes('mcp2') || undefined;
    },
    { description: 'the new address' },
  );
  const later = await started.connect('bearer');
  expect(later.error?.details.challenge).toMatchObject({ kind: 'bearer', reason: 'moved' });
  const again = await started.send('POST', `/v2/connections/${data.id}/refresh`, {});
  expect(again.error?.details.challenge).toMatchObject({ kind: 'bearer', reason: 'moved' });
  const since = world.seen.slice(before).filter(({ url }) => url.includes('mcp2'));
  expect(since.filter(({ headers }) => headers['authorization'] !== undefined)).toEqual([]);
  expect((await started.connect('bearer', { auth })).status).toBe(201);
});

test('an export opens elsewhere with its passphrase, for services that are known there', async () => {
  const world = await setUp();
  const { connect, send } = world.open();
  const custom = await world.idOf(world.open(), 'io.example/custom');
  await connect('key', { auth: { type: 'api_key', key: secrets.key }, remember: true });
  await connect(custom, {
    auth: { type: 'custom', headers: { 'X-Own': secrets.header } },
    remember: true,
  });
  const { passphrase } = secrets;
  const { data: exported } = await send<CredentialExport>('POST', '/v2/credentials/export', {
    passphrase,
  });
  const elsewhere = join(world.dataDir, '..', 'elsewhere');
  const known = join(world.dataDir, '..', 'known.json');
  await writeFile(known, JSON.stringify(world.rows.filter((row) => 'id' in row)));
  const other = world.open({ dataDir: elsewhere, registries: [{ type: 'file', path: known }] });
  const wrong = await other.send('POST', '/v2/credentials/import', {
    passphrase: 'another passphrase',
    export: exported,
  });
  expect(wrong.error).toMatchObject({ code: 'VALIDATION_ERROR' });
  const greedy = await other.send('POST', '/v2/credentials/import', {
    passphrase,
    export: { ...exported, kdf: { ...exported.kdf, N: 2 ** 18, r: 16 } },
  });
  expect(greedy.error?.message).toContain('more work than it may');
  const { data } = await other.send<CredentialsImported>('POST', '/v2/credentials/import', {
    passphrase,
    export: exported,
  });
  expect(data).toEqual({
    imported: 1,
    skipped: [{ serviceId: custom, reason: 'The service is not in the catalog here.' }],
  });
  expect((await other.connect('key')).status).toBe(201);
  expect((await send('POST', '/v2/credentials/export', { passphrase: 'short' })).status).toBe(400);
  const unknown = { passphrase, credentialIds: ['cred_0'] };
  expect((await send('POST', '/v2/credentials/export', unknown)).status).toBe(404);
});

test('another key reads nothing and loses nothing; a changed one takes over', async () => {
  const world = await setUp();
  const key = async (): Promise<string> => 'the first key, of 32 characters and more';
  const newKey = async (): Promise<string> => 'the second key, of 32 characters and more';
  const use = async (credentials: ProxyOptions['credentials']) => {
    const started = world.open({ ...(credentials && { credentials }) });
    const answer = await started.connect('key');
    const kept = await started.kept();
    await started.proxy.close();
    return { answer, kept };
  };
  const first = world.open({ credentials: { key } });
  await first.connect('key', { auth: { type: 'api_key', key: secrets.key }, remember: true });
  await first.proxy.close();

  const wrong = await use({ key: newKey });
  expect(wrong.answer.error).toMatchObject({
    code: 'SERVICE_AUTH_REQUIRED',
    message: expect.stringContaining('encrypted with another key'),
  });
  expect(wrong.kept).toMatchObject([{ serviceId: 'key' }]);
  const failing = await use({
    key: () => Promise.reject(new Error('/home/ann/keychain is locked')),
  });
  expect(failing.answer.error?.code).toBe('SERVICE_AUTH_REQUIRED');
  expect(failing.answer.text).not.toContain('/home/ann');
  expect((await use({ key })).answer.status).toBe(201);
  expect((await use({ key: newKey, previousKey: key })).answer.status).toBe(201);
  expect((await use({ key: newKey })).answer.status).toBe(201);
  expect((await use({ key })).answer.error?.code).toBe('SERVICE_AUTH_REQUIRED');
});

test('what a service wants is told before anybody has asked it', async () => {
  const world = await setUp();
  const started = world.open();
  const template = await world.idOf(started, 'io.example/template');
  const { data } = await started.send<Service>(
    'GET',
    `/v2/services/${encodeURIComponent(template)}`,
  );
  const tenant = { name: 'tenant', isRequired: true, in: 'variable' };
  expect(data.auth.fields).toEqual([
    tenant,
    {
      name: 'api_key',
      description: 'From your settings',
      isRequired: true,
      isSecret: true,
      in: 'variable',
    },
  ]);
  const listed = await started.send<Service[]>('GET', '/v2/services');
  expect(listed.data.every(({ auth }) => auth.fields === undefined)).toBe(true);
  const known = await started.send<Service>('GET', '/v2/services/key');
  expect(known.data.auth).toEqual({
    type: 'api_key',
    details: { header: 'X-Service-Key' },
    fields: [{ name: 'key', isRequired: true, isSecret: true, in: 'auth' }],
    where: 'https://keys.example/get',
  });
  const publicly = JSON.parse(
    (await started.send('GET', `/api/discover/servers/${encodeURIComponent(template)}`)).text,
  ) as object;
  expect(publicly).toMatchObject({
    auth: { fields: [{ name: 'tenant', is_required: true, in: 'variable' }, { is_secret: true }] },
  });
  const refused = await started.send('POST', '/api/connections/create', {
    server_id: template,
    auth: { type: 'none' },
  });
  expect(refused.error).toMatchObject({
    code: 'SERVICE_AUTH_REQUIRED',
    details: { challenge: { kind: 'custom', fields: [{ name: 'tenant', is_required: true }, {}] } },
  });
  const bad = await started.connect(template, {
    auth: { type: 'custom', variables: { tenant: '..', api_key: secrets.variable } },
  });
  expect(bad.error).toMatchObject({ code: 'VALIDATION_ERROR' });
});

async function readUntilEnd(answer: Response): Promise<string> {
  let text = '';
  try {
    for await (const chunk of answer.body?.pipeThrough(new TextDecoderStream()) ?? [])
      text += chunk;
  } catch {
    // The reader went away.
  }
  return text;
}
