import { createTemporaryDirectory } from '@nanda/testing';
import { expect, test } from 'vitest';
import { createStateStore } from './create-state-store.js';

const connection = (name: string) => ({ connectionId: `conn_${name}`, serviceId: 's', name });

test('each proxy has a current connection of its own', async () => {
  await using directory = await createTemporaryDirectory();
  const ours = createStateStore(directory.path, { proxy: 'background' });
  const other = createStateStore(directory.path, { proxy: 'http://127.0.0.1:3000' });
  expect(await ours.current()).toBeUndefined();
  await ours.setCurrent(connection('ours'));
  await other.setCurrent(connection('other'));
  expect(await ours.current()).toEqual(connection('ours'));
  await other.clearCurrent();
  expect(await other.current()).toBeUndefined();
  expect(await ours.current()).toEqual(connection('ours'));
});

test('proxies that were used longest ago are forgotten', async () => {
  await using directory = await createTemporaryDirectory();
  const storeOf = (index: number) =>
    createStateStore(directory.path, { proxy: `http://127.0.0.1:${index}` });
  for (let index = 0; index < 21; index += 1) await storeOf(index).setClientToken(`t${index}`);
  const tokens = await Promise.all([0, 1, 20].map((index) => storeOf(index).clientToken()));
  expect(tokens).toEqual([undefined, 't1', 't20']);
});
