import { openBrowser } from '@nanda/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startProxy, type ProxyWithAccounts } from './start-proxy.js';

let proxy: ProxyWithAccounts;
beforeAll(async () => {
  proxy = await startProxy();
});
afterAll(() => proxy[Symbol.asyncDispose]());

const begin = (more: Readonly<Record<string, string>> = {}) =>
  proxy.post('/oauth/device_authorization', { client_id: 'nanda-cli', ...more });
const poll = (deviceCode: string, clientId = 'nanda-cli') =>
  proxy.post('/oauth/token', {
    grant_type: 'urn:ietf:params:oauth:grant-type:device_code',
    client_id: clientId,
    device_code: deviceCode,
  });
const pageOf = (code = '') => `${proxy.url}/oauth/device${code && `?user_code=${code}`}`;
const credentials = () => ({ email: proxy.email, password: proxy.password, step: 'sign_in' });

test('a program without a browser is let in by somebody who has one', async () => {
  const { status, headers, body } = await begin({ scope: 'account:read' });
  expect(status).toBe(200);
  expect(headers.get('cache-control')).toBe('no-store');
  expect(body).toMatchObject({
    user_code: expect.stringMatching(/^[B-DF-HJ-NP-TV-XZ]{4}-[B-DF-HJ-NP-TV-XZ]{4}$/),
    verification_uri: `${proxy.url}/oauth/device`,
    expires_in: 600,
    interval: 5,
  });
  const deviceCode = body['device_code'] ?? '';
  const userCode = body['user_code'] ?? '';
  expect(body['verification_uri_complete']).toBe(pageOf(userCode));
  expect((await poll(deviceCode)).body).toMatchObject({ error: 'authorization_pending' });
  expect((await poll(deviceCode)).body).toMatchObject({ error: 'slow_down' });

  const typing = await openBrowser().open(pageOf());
  const asked = await typing.submit({
    user_code: ` ${userCode.replace('-', ' ').toLowerCase()} `,
    step: 'code',
  });
  for (const shown of [userCode, '127.0.0.1', 'nanda, the command line', 'see your account']) {
    expect(asked.html).toContain(shown);
  }
  const wrong = await asked.submit({ ...credentials(), password: 'not it' });
  expect(wrong.status).toBe(401);
  const consent = await wrong.submit(credentials());
  expect(consent.html).toContain('ada@example.com');
  expect((await poll(deviceCode, 'another')).body).toMatchObject({ error: 'invalid_client' });
  const done = await consent.submit({ decision: 'allow' });
  expect(done.html).toContain('goes on by itself');

  const given = await poll(deviceCode);
  expect(given).toMatchObject({ status: 200, body: { scope: 'account:read' } });
  const session = await proxy.session(given.body['access_token'] ?? '');
  expect(session.data?.user.email).toBe('ada@example.com');
  expect((await poll(deviceCode)).body).toMatchObject({ error: 'invalid_grant' });
  const again = await openBrowser().open(pageOf(userCode));
  expect((await again.submit({ step: 'code' })).html).toContain('No program waits under that code');
});

test('one that is not let in is told so', async () => {
  for (const end of ['cancel', 'deny']) {
    const { body } = await begin();
    const page = await openBrowser().open(pageOf(body['user_code']));
    const asked = await page.submit({ step: 'code' });
    const refused =
      end === 'cancel'
        ? await asked.submit({ step: 'cancel' })
        : await (await asked.submit(credentials())).submit({ decision: 'deny' });
    expect(refused.html).toContain('was not let in');
    const told = await poll(body['device_code'] ?? '');
    expect(told).toMatchObject({ status: 400, body: { error: 'access_denied' } });
  }
});

test('whoever guesses codes has to wait', async () => {
  await using other = await startProxy();
  const page = await openBrowser().open(`${other.url}/oauth/device`);
  const guess = () => page.submit({ user_code: 'BBBB-BBBB', step: 'code' });
  for (let tries = 0; tries < 10; tries += 1) expect((await guess()).status).toBe(400);
  const last = await guess();
  expect(last.status).toBe(429);
  expect(Number(last.headers.get('retry-after'))).toBeGreaterThan(0);
  // What can be no code is none, and counts for nothing.
  expect((await page.submit({ user_code: 'AEIO-UAEI', step: 'code' })).status).toBe(400);
});

test.each([
  [{ client_id: 'somebody' }, 400, 'invalid_client'],
  [{ client_id: '' }, 400, 'invalid_request'],
  [{ scope: 'everything' }, 400, 'invalid_scope'],
])('it does not begin with %j', async (form, status, error) => {
  expect(await begin(form)).toMatchObject({ status, body: { error } });
});
