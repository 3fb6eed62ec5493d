import { createTemporaryDirectory } from '@nanda/testing';
import { expect, test } from 'vitest';
import type { Settings } from '../settings/resolve-settings.js';
import { createStateStore } from '../state/create-state-store.js';
import { createProxyOpener } from './create-proxy-opener.js';

test('the first opening is that which has begun already; each later one looks again', async () => {
  await using directory = await createTemporaryDirectory();
  const baseUrl = 'https://proxy.example';
  const state = createStateStore(directory.path, { proxy: baseUrl });
  let asked = 0;
  const opener = createProxyOpener({
    settings: { baseUrl, token: 't' } as Settings,
    io: { env: {} },
    state: {
      ...state,
      clientToken: async () => {
        asked += 1;
        return `nc_${asked}`;
      },
    },
  });
  expect(asked).toBe(1);
  expect(await opener.open()).toEqual({ url: baseUrl, token: 't', clientToken: 'nc_1' });
  expect(asked).toBe(1);
  expect(await opener.open()).toMatchObject({ clientToken: 'nc_2' });
  expect(opener.takeNotices()).toBe('');
});
