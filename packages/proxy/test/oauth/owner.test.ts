import { randomBytes } from 'node:crypto';
import type { Authorization, StoredCredential } from '@nanda/protocol';
import { browse, startAuthorizationServer, startOAuthService } from '@nanda/testing';
import { expect, test } from 'vitest';
import { openOAuth, type OAuthStack } from './open-oauth.js';

/** A client that is not the local user of the proxy. */
async function beginAsStranger({ url }: OAuthStack): Promise<{
  authorization: Authorization;
  ask: <Data>(path: string) => Promise<Data>;
}> {
  const headers = { 'x-nanda-client': `nc_${randomBytes(32).toString('base64url')}` };
  async function ask<Data>(path: string, init: RequestInit = {}): Promise<Data> {
    const response = await fetch(`${url}${path}`, {
      ...init,
      headers: { ...headers, 'content-type': 'application/json' },
    });
    return ((await response.json()) as { data: Data }).data;
  }
  const authorization = await ask<Authorization>('/v2/services/protected/authorize', {
    method: 'POST',
    body: '{}',
  });
  return { authorization, ask };
}

/** What a browser sends that has come back from the authorization server. */
async function returnTo({ url }: Authorization): Promise<{ page: string; form: URLSearchParams }> {
  const { text } = await browse(url ?? '');
  const form = new URLSearchParams();
  for (const [, name = '', value = ''] of text.matchAll(/name="(\w+)" value="([^"]*)"/g)) {
    if (name !== 'decision') form.set(name, value.replaceAll('&amp;', '&'));
  }
  return { page: text, form };
}

function decide(
  { url }: OAuthStack,
  form: URLSearchParams,
  { decision, origin }: { readonly decision: string; readonly origin: string },
): Promise<Response> {
  return fetch(`${url}/oauth/callback`, {
    method: 'POST',
    headers: { origin },
    body: new URLSearchParams([...form, ['decision', decision]]),
  });
}

test('a link that was sent to somebody else gives its sender nothing that they have not agreed to', async () => {
  await using authorizationServer = await startAuthorizationServer();
  await using service = await startOAuthService({ authorizationServer });
  await using stack = await openOAuth(service);
  const { authorization, ask } = await beginAsStranger(stack);
  const { page, form } = await returnTo(authorization);
  expect(page).toContain('Is this your account?');
  expect(page).toContain('a program that has not signed in');
  const path = `/v2/authorizations/${authorization.id}`;
  expect(await ask(path)).toMatchObject({ state: 'pending' });
  expect(await ask<StoredCredential[]>('/v2/credentials')).toEqual([]);

  const foreign = await decide(stack, form, { decision: 'allow', origin: 'https://evil.example' });
  expect(foreign.status).toBe(403);
  const denied = await decide(stack, form, { decision: 'deny', origin: stack.url });
  expect(denied.status).toBe(400);
  expect(await ask(path)).toMatchObject({ state: 'failed', failure: { code: 'FORBIDDEN' } });
  expect(await ask<StoredCredential[]>('/v2/credentials')).toEqual([]);

  const late = await decide(stack, form, { decision: 'allow', origin: stack.url });
  expect(await late.text()).toContain('Nobody waits for this');
});

test('whoever says that the account is theirs is let in', async () => {
  await using authorizationServer = await startAuthorizationServer();
  await using service = await startOAuthService({ authorizationServer });
  await using stack = await openOAuth(service);
  const { authorization, ask } = await beginAsStranger(stack);
  const { form } = await returnTo(authorization);
  const allowed = await decide(stack, form, { decision: 'allow', origin: stack.url });
  expect(await allowed.text()).toContain('It is authorized');
  expect(await ask<StoredCredential[]>('/v2/credentials')).toMatchObject([{ type: 'oauth2' }]);
  expect(await stack.credentials()).toEqual([]);
});
