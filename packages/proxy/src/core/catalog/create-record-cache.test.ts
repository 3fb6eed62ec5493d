import { expect, test } from 'vitest';
import { makeRecord } from '../../storage/sqlite/make-record.fixture.js';
import { createRecordCache } from './create-record-cache.js';
import type { KeyedRecord } from './service-repository.js';

/** Records of which those with a key above 100 are gone, with the keys that were read. */
function open() {
  const read: number[] = [];
  const cache = createRecordCache({
    async records(keys) {
      read.push(...keys);
      return keys
        .filter((key) => key <= 100)
        .map((key): KeyedRecord => ({ key, record: makeRecord({ id: `${key}` }) }));
    },
  });
  cache.useVersion('1');
  const idsOf = async (...keys: readonly number[]) =>
    (await cache.records(keys)).map(({ record }) => record.id);
  return { cache, read, idsOf };
}

test('reads each record once, and gives them in the order in which they are asked for', async () => {
  const { read, idsOf } = open();
  expect(await idsOf(3, 1, 2)).toEqual(['3', '1', '2']);
  expect(await idsOf(2, 4, 3)).toEqual(['2', '4', '3']);
  expect(read).toEqual([3, 1, 2, 4]);
});

test('what is gone is left out, and asked for again', async () => {
  const { read, idsOf } = open();
  expect(await idsOf(1, 101, 2)).toEqual(['1', '2']);
  expect(await idsOf(101)).toEqual([]);
  expect(read).toEqual([1, 101, 2, 101]);
});

test('forgets all of it when the catalog changes, also what is being read just then', async () => {
  const { cache, read, idsOf } = open();
  const reading = idsOf(1);
  cache.useVersion('2');
  expect(await reading).toEqual(['1']);
  await idsOf(1);
  cache.useVersion('2');
  await idsOf(1);
  expect(read).toEqual([1, 1]);
});
