import { expect, test, vi } from 'vitest';
import {
  AbortError,
  AuthenticationError,
  fillChallenge,
  NANDAClient,
  PermissionDeniedError,
  TimeoutError,
  type ServiceChallenge,
} from '../src/index.js';
import { createTestProxy } from '../src/testing/index.js';

function setUp(kind: ServiceChallenge['kind'] = 'api_key') {
  const proxy = createTestProxy({
    services: [{ name: 'guarded', auth: { type: kind }, tools: { say: () => 'hello' } }],
  });
  const nanda = new NANDAClient({ fetch: proxy.fetch });
  const sent = (operation: string) =>
    proxy.calls.filter((call) => call.operation === operation).map(({ body }) => body);
  return { proxy, nanda, sent };
}

test('without callbacks a challenge is the error, with the fields to ask for', async () => {
  const { nanda, sent } = setUp();
  const error = await nanda.connect('guarded').catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(AuthenticationError);
  expect((error as AuthenticationError).challenge).toEqual({
    kind: 'api_key',
    reason: 'missing',
    fields: [{ name: 'key', isRequired: true, isSecret: true, in: 'auth' }],
  });
  expect(sent('connections.create')).toHaveLength(1);
});

test('exactly the fields of the challenge are asked for, and it is connected with the answer', async () => {
  const { nanda, sent } = setUp();
  const onChallenge = vi.fn(async (challenge: ServiceChallenge) =>
    fillChallenge(
      challenge,
      Object.fromEntries(challenge.fields.map(({ name }) => [name, `my-${name}`])),
    ),
  );
  const connection = await nanda.connect(
    'guarded',
    { name: 'mine', remember: true },
    { onChallenge },
  );
  expect(sent('connections.create')).toEqual([
    { name: 'mine', remember: true },
    { name: 'mine', remember: true, auth: { type: 'api_key', key: 'my-key' } },
  ]);
  expect(connection.data.auth).toEqual({ type: 'api_key' });
  expect(onChallenge).toHaveBeenCalledTimes(1);
  // It was kept for the service: nobody is asked again.
  await nanda.connect('guarded');
  expect(await nanda.credentials.list()).toMatchObject([{ id: 'cred_1', type: 'api_key' }]);
});

test('what is refused is asked for once more, with the reason, and then no more', async () => {
  const { proxy, nanda, sent } = setUp();
  proxy.requireAuth('guarded', { challenge: { kind: 'bearer' }, accepts: () => false });
  const reasons: string[] = [];
  const attempt = nanda.connect(
    'guarded',
    {},
    {
      onChallenge: ({ reason }) => {
        reasons.push(reason);
        return { type: 'bearer', token: 'wrong' };
      },
    },
  );
  await expect(attempt).rejects.toMatchObject({ challenge: { reason: 'refused' } });
  expect(reasons).toEqual(['missing', 'refused']);
  expect(sent('connections.create')).toHaveLength(3);
});

test('no answer is the failure that there was', async () => {
  const { nanda, sent } = setUp();
  const attempt = nanda.connect('guarded', {}, { onChallenge: () => undefined });
  await expect(attempt).rejects.toMatchObject({ code: 'SERVICE_AUTH_REQUIRED' });
  expect(sent('connections.create')).toHaveLength(1);
  const own = new Error('no form');
  const thrown = nanda.connect('guarded', {}, { onChallenge: () => Promise.reject(own) });
  await expect(thrown).rejects.toBe(own);
});

test('an answer that does not come is not waited for beyond its time, or its caller', async () => {
  const { nanda } = setUp();
  const signals: AbortSignal[] = [];
  const onChallenge = (_: unknown, { signal }: { signal: AbortSignal }) => {
    signals.push(signal);
    return new Promise<undefined>(() => undefined);
  };
  const late = nanda.connect('guarded', {}, { onChallenge, challengeTimeout: 20 });
  await expect(late).rejects.toThrow(TimeoutError);
  const controller = new AbortController();
  const left = nanda.connect('guarded', {}, { onChallenge, signal: controller.signal });
  await vi.waitFor(() => expect(signals).toHaveLength(2));
  controller.abort();
  await expect(left).rejects.toThrow(AbortError);
  expect(signals.map(({ aborted }) => aborted)).toEqual([true, true]);
});

test('a service that wants a token is agreed to in a browser, and connected', async () => {
  const { proxy, nanda, sent } = setUp('oauth2');
  const onAuthorize = vi.fn((url: string) => {
    expect(url).toBe('https://issuer.test/authorize?state=authz_1');
    proxy.answerAuthorization();
  });
  proxy.requireAuth('guarded', { challenge: { kind: 'oauth2', scope: 'read' } });
  await nanda.connect('guarded', {}, { onAuthorize });
  expect(onAuthorize).toHaveBeenCalledTimes(1);
  expect(sent('authorizations.create')).toEqual([{ scope: 'read' }]);
  expect(sent('connections.create')).toEqual([{}, { auth: { type: 'oauth2' } }]);
  // The proxy has the tokens now.
  await nanda.connect('guarded');
});

test('a client of the caller’s own is the one that the authorization is asked with', async () => {
  const { proxy, nanda, sent } = setUp('oauth2');
  const auth = { type: 'oauth2', clientId: 'mine', clientSecret: 's', scope: 'all' } as const;
  await nanda.connect('guarded', { auth }, { onAuthorize: () => proxy.answerAuthorization() });
  expect(sent('authorizations.create')).toEqual([
    { clientId: 'mine', clientSecret: 's', scope: 'all' },
  ]);
});

test('authorize tells how it ended', async () => {
  const { proxy, nanda } = setUp('oauth2');
  const agreed = await nanda.authorize('guarded', {
    scope: 'read write',
    openUrl: async () => proxy.answerAuthorization(),
  });
  expect(agreed).toMatchObject({ id: 'authz_1', state: 'authorized', scope: 'read write' });
  const refused = nanda.authorize('guarded', {
    openUrl: () => proxy.answerAuthorization({ isGranted: false }),
  });
  await expect(refused).rejects.toThrow(PermissionDeniedError);
  const elsewhere = nanda.authorize('guarded', {
    openUrl: () => void nanda.authorizations.cancel('authz_3'),
  });
  await expect(elsewhere).rejects.toThrow(/cancelled/);
  const late = nanda.authorize('guarded', { openUrl: () => proxy.advanceTime(600_000) });
  await expect(late).rejects.toMatchObject({
    code: 'SERVICE_AUTH_REQUIRED',
    message: expect.stringContaining('expired'),
  });
});

test('an authorization that is not waited for any more is given up at the proxy', async () => {
  const { nanda, sent } = setUp('oauth2');
  const open = (): Promise<void> => new Promise(() => undefined);
  const late = nanda.authorize('guarded', { openUrl: open, timeout: 20 });
  await expect(late).rejects.toThrow(TimeoutError);
  const controller = new AbortController();
  const left = nanda.authorize('guarded', {
    openUrl: async () => controller.abort(),
    signal: controller.signal,
  });
  await expect(left).rejects.toThrow(AbortError);
  const broken = nanda.authorize('guarded', {
    openUrl: () => {
      throw new Error('no browser');
    },
  });
  await expect(broken).rejects.toThrow('no browser');
  await vi.waitFor(() => expect(sent('authorizations.cancel')).toHaveLength(3));
  const states = ['authz_1', 'authz_2', 'authz_3'].map(
    async (id) => (await nanda.authorizations.get(id)).state,
  );
  expect(await Promise.all(states)).toEqual(['cancelled', 'cancelled', 'cancelled']);
});

test.each(['javascript:alert(1)', 'http://issuer.test/', 'file:///etc/passwd', 'not a url'])(
  'the address %s is not handed on',
  async (url) => {
    const { proxy } = setUp('oauth2');
    const openUrl = vi.fn();
    const nanda = new NANDAClient({
      fetch: async (request) => {
        const response = await proxy.fetch(request);
        if (request.method !== 'POST') return response;
        const { data } = (await response.json()) as { data: object };
        return Response.json({ success: true, data: { ...data, url } }, { status: 201 });
      },
    });
    await expect(nanda.authorize('guarded', { openUrl })).rejects.toThrow(/https/);
    expect(openUrl).not.toHaveBeenCalled();
  },
);

test('the wait for an authorization outlasts a proxy that is away for a while', async () => {
  const { proxy, nanda } = setUp('oauth2');
  const { id } = await nanda.authorizations.create('guarded');
  proxy.failNext('authorizations.get', { network: 'down', times: 2 });
  const waiting = nanda.authorizations.wait(id, { maxRetries: 0 });
  await vi.waitFor(
    () =>
      expect(
        proxy.calls.filter(({ operation }) => operation === 'authorizations.get').length,
      ).toBeGreaterThan(2),
    { timeout: 20_000 },
  );
  proxy.answerAuthorization();
  await expect(waiting).resolves.toMatchObject({ state: 'authorized' });
});
