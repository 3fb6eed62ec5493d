import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createTemporaryDirectory } from '@nanda/testing';
import { expect, test } from 'vitest';
import type { Settings } from '../settings/resolve-settings.js';
import { createAgreementStore } from './create-agreement-store.js';

const contractAddress = `0x${'Ab'.repeat(20)}`;
const contract = { serviceId: 'market', contractAddress, chainId: 1 };

test('an agreement is of one proxy, one service, one contract and one chain', async () => {
  await using directory = await createTemporaryDirectory();
  const directories = { state: directory.path } as Settings['directories'];
  const store = createAgreementStore({ directories });
  expect(await store.add({ ...contract, label: 'The market' })).toBe(true);
  expect(await store.add(contract)).toBe(false);
  expect(store.has({ ...contract, contractAddress: contractAddress.toLowerCase() })).toBe(true);
  for (const other of [
    { serviceId: 'thief' },
    { chainId: 2 },
    { contractAddress: `0x${'cd'.repeat(20)}` },
  ]) {
    expect(store.has({ ...contract, ...other })).toBe(false);
  }
  expect(store.findOther({ ...contract, serviceId: 'thief' })?.label).toBe('The market');
  expect(store.findOther(contract)).toBeUndefined();
  // Another proxy may call another service by the same id.
  const there = createAgreementStore({ directories, baseUrl: 'https://proxy.example' });
  expect(there.list()).toEqual([]);
  expect(await there.remove({ serviceId: 'market' })).toEqual([]);
  expect(await store.remove({ serviceId: 'market' })).toHaveLength(1);
  expect(store.list()).toEqual([]);
});

test('what is no agreement is none', async () => {
  await using directory = await createTemporaryDirectory();
  const directories = { state: directory.path } as Settings['directories'];
  const since = new Date().toISOString();
  const row = { proxy: 'background', ...contract, since };
  const rows = [{ ...row, chainId: '1' }, { ...row, contractAddress: 'any' }, null, 'market', row];
  await writeFile(join(directory.path, 'evmauth.json'), JSON.stringify(rows));
  expect(createAgreementStore({ directories }).list()).toEqual([{ ...contract, since }]);
});
