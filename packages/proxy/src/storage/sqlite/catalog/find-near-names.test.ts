import { expect, test } from 'vitest';
import { makeBatch } from '../../../core/catalog/make-batch.fixture.js';
import { makeRecord } from '../make-record.fixture.js';
import { openSqliteStore } from '../open-sqlite-store.js';
import { silentLogger as logger } from '../silent-logger.fixture.js';

test('finds names and ids with a namespace that have one letter wrong', async () => {
  const store = await openSqliteStore({ dataDir: ':memory:', logger });
  const [mine, theirs] = ['mine', 'theirs'].map((name) => ({ key: name, name }));
  if (mine === undefined || theirs === undefined) throw new Error('There are two.');
  const records = [
    makeRecord({ id: '1', name: 'com.Notion/mcp' }),
    makeRecord({ id: 'com.gitlab/mcp@1.0.1', name: 'GitLab' }),
    makeRecord({ id: '3', name: 'notion' }),
  ];
  await store.services.useRegistries([mine, theirs]);
  await store.services.store('mine', makeBatch({ records }), { at: new Date() });
  const find = async (text: string) => {
    const keys = await store.services.findNearNames(text);
    return (await store.services.records(keys)).map(({ record }) => record.id);
  };
  expect(await find('com.gnotion/mcp')).toEqual(['1']);
  expect(await find('com.gitalb/mcp')).toEqual(['com.gitlab/mcp@1.0.1']);
  expect(await find('com.other/mcp')).toEqual([]);
  // Without a namespace, the words themselves are corrected.
  expect(await find('notin')).toEqual([]);
  await store.services.useRegistries([theirs]);
  expect(await find('com.gnotion/mcp')).toEqual([]);
  await store.close();
});
