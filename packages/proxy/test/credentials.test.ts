import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { inspect } from 'node:util';
import type {
  Connection,
  CredentialExport,
  CredentialsImported,
  Service,
  StoredCredential,
} from '@nanda/protocol';
import { waitFor } from '@nanda/testing';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ProxyOptions } from '../src/index.js';
import { openVault } from './vault/open-vault.js';
import { vaultSecrets as secrets } from './vault/vault-secrets.js';

let stack: AsyncDisposableStack;
beforeEach(() => {
  stack = new AsyncDisposableStack();
});
afterEach(() => stack.disposeAsync());

test.each(['modern', 'legacy'] as const)(
  '%s: nothing of what was given turns up in an answer, an event, the log or the store',
  async (era) => {
    const world = await openVault(stack, { eras: [era] });
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
    const basic = Buffer.from(`ann:${secrets.password}`).toString('base64');
    for (const form of [...forms, basic]) expect(everything).not.toContain(form);
    expect((await stat(join(world.dataDir, 'credentials.key'))).mode & 0o777).toBe(0o600);
  },
  30_000,
);

test('what is remembered serves later connections, and no other one', async () => {
  const world = await openVault(stack);
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
  const calls = world.seen.filter(({ url }) => url.startsWith('/key')).length;
  expect((await call(second.data.id)).error).toMatchObject({ code: 'SERVICE_AUTH_REQUIRED' });
  const asked = world.seen.filter(({ url }) => url.startsWith('/key'));
  expect(asked.slice(calls).filter(({ headers }) => 'x-service-key' in headers)).toEqual([]);
  const missing = await send('POST', `/v2/connections/${second.data.id}/refresh`, {});
  expect(missing.error?.details.challenge).toMatchObject({
    kind: 'api_key',
    fields: [{ name: 'key', in: 'auth' }],
    reason: 'missing',
  });
  expect((await send('DELETE', `/v2/credentials/${remembered?.id}`)).status).toBe(404);
});

test('what is not to be kept is written nowhere, and is wanted again after a restart', async () => {
  const world = await openVault(stack);
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
  const world = await openVault(stack);
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
  const world = await openVault(stack);
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
  const world = await openVault(stack);
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
  const world = await openVault(stack);
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
  const world = await openVault(stack);
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
  const world = await openVault(stack);
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
  const world = await openVault(stack);
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
