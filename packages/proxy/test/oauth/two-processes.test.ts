import { join } from 'node:path';
import type { Connection } from '@nanda/protocol';
import { startAuthorizationServer, startOAuthService } from '@nanda/testing';
import { expect, test } from 'vitest';
import { startProxyProcess } from '../start-proxy-process.js';
import { openOAuth } from './open-oauth.js';

async function post<Data>(url: string, body: object): Promise<{ status: number; data: Data }> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return { status: response.status, ...((await response.json()) as { data: Data }) };
}

/** Calls the weather tool over a new connection of this process. */
async function connect(url: string): Promise<() => Promise<number>> {
  const { data } = await post<Connection>(`${url}/v2/services/protected/connect`, {});
  const path = `${url}/v2/connections/${data.id}/tools/getCurrentWeather/execute`;
  return async () => (await post(path, { parameters: { location: 'New York' } })).status;
}

test('two processes with one store renew once: the other reads what was got', async () => {
  // A token that is used twice ends its family: a second refresher would be seen by all of them.
  await using authorizationServer = await startAuthorizationServer();
  await using service = await startOAuthService({ authorizationServer });
  await using stack = await openOAuth(service);
  const { dataDir } = stack;
  await stack.connect();
  expect(await stack.authorize()).toMatchObject({ state: 'authorized' });

  const options = {
    dataDir,
    registries: [{ type: 'file' as const, path: join(dataDir, 'services.json') }],
  };
  await using first = await startProxyProcess(options);
  await using second = await startProxyProcess(options);
  const calls = [await connect(first.url), await connect(second.url)];
  for (let round = 1; round <= 3; round += 1) {
    authorizationServer.revoke('access');
    const statuses = await Promise.all(
      Array.from({ length: 6 }, () => calls).flatMap((both) => both.map((call) => call())),
    );
    expect(statuses).toEqual(Array(12).fill(200));
    expect(authorizationServer.refreshes).toBe(round);
  }
}, 60_000);
