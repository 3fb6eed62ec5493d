import { ConfigurationError, NANDAClient, type StoredSession } from '@nanda/sdk';
import { describe, expect, inject, test } from 'vitest';
import { playScript } from './support/play-script.js';

const health = {
  body: { status: 'healthy', version: '1.0.0', connections: { active: 0, max: 1 } },
};
const isPage = inject('runtime') === 'Chromium';

describe(inject('runtime'), () => {
  test('a secret key is refused where everybody can read it, and nowhere else', () => {
    const create = () => new NANDAClient({ apiKey: 'secret' });
    if (isPage) expect(create).toThrow(ConfigurationError);
    else expect(create).not.toThrow();
  });

  test('credentials are sent, over the border between origins as well', async () => {
    const { url: baseURL, requests } = await playScript(health, health);
    const apiKey = 'secret';
    await new NANDAClient({ baseURL, apiKey, dangerouslyAllowBrowser: true }).health();
    await new NANDAClient({ baseURL, accessToken: () => 'token' }).health();
    const [first, second] = (await requests()).map(({ headers }) => headers);
    expect(first).toMatchObject({ 'x-api-key': apiKey });
    expect(second).toMatchObject({ authorization: 'Bearer token' });
  });

  test('a session at its end is refreshed once for all requests, and told of', async () => {
    const tokens = {
      accessToken: 'access-1',
      refreshToken: 'refresh-1',
      tokenType: 'Bearer',
      expiresIn: 900,
    };
    const { url: baseURL, requests } = await playScript(
      { body: { success: true, data: tokens } },
      health,
      health,
    );
    const kept: (StoredSession | undefined)[] = [];
    const session = { accessToken: 'access-0', refreshToken: 'refresh-0', expiresAt: 0 };
    const onSession = (it: StoredSession | undefined) => void kept.push(it);
    const nanda = new NANDAClient({ baseURL, session, onSession });
    await Promise.all([nanda.health(), nanda.health()]);
    const [refresh, ...others] = await requests();
    expect(refresh).toMatchObject({
      path: '/v2/auth/refresh',
      body: { refreshToken: 'refresh-0' },
    });
    expect(others.map(({ headers }) => headers['authorization'])).toEqual([
      'Bearer access-1',
      'Bearer access-1',
    ]);
    expect(kept).toMatchObject([{ accessToken: 'access-1', refreshToken: 'refresh-1' }]);
  });
});
