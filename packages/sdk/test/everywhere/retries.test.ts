import { ConnectionError, InternalServerError, NANDAClient } from '@nanda/sdk';
import { describe, expect, inject, test } from 'vitest';
import { catchError } from './support/catch-error.js';
import { playScript } from './support/play-script.js';

const health = {
  body: { status: 'healthy', version: '1.0.0', connections: { active: 0, max: 1 } },
};
const busy = { status: 503, headers: { 'retry-after-ms': '1' }, body: {} };

describe(inject('runtime'), () => {
  test('what is busy is asked again', async () => {
    const { url, requests } = await playScript(busy, busy, health);
    expect(await new NANDAClient({ baseURL: url }).health()).toMatchObject(health.body);
    expect((await requests()).map(({ method, path }) => `${method} ${path}`)).toEqual([
      'GET /health',
      'GET /health',
      'GET /health',
    ]);
  });

  test('an answer that was cut off is asked for again', async () => {
    const { url, requests } = await playScript({ breakage: 'half' }, { breakage: 'drop' }, health);
    await new NANDAClient({ baseURL: url }).health();
    expect(await requests()).toHaveLength(3);
  });

  test('enough is enough', async () => {
    const { url, requests } = await playScript(busy, busy, health);
    const error = await catchError(new NANDAClient({ baseURL: url, maxRetries: 1 }).health());
    expect(InternalServerError.isInstance(error) && error.attempts).toHaveLength(2);
    expect(await requests()).toHaveLength(2);
  });

  test('a call is never sent twice where it may have run', async () => {
    const { url, requests } = await playScript({ breakage: 'half' });
    const error = await catchError(new NANDAClient({ baseURL: url }).connect('coffee'));
    expect(ConnectionError.isInstance(error)).toBe(true);
    expect(await requests()).toHaveLength(1);
  });
});
