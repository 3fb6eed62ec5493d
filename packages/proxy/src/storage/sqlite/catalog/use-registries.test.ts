import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { createTemporaryDirectory } from '@nanda/testing';
import { expect, test } from 'vitest';
import { makeBatch } from '../../../core/catalog/make-batch.fixture.js';
import { registeredSource } from '../../../core/catalog/registered-source.js';
import { makeRecord } from '../make-record.fixture.js';
import { openSqliteStore } from '../open-sqlite-store.js';
import { silentLogger as logger } from '../silent-logger.fixture.js';

test('listings of a registry that nobody has used for thirty days go, registered ones stay', async () => {
  await using directory = await createTemporaryDirectory();
  const store = await openSqliteStore({ dataDir: directory.path, logger });
  const database = new DatabaseSync(join(directory.path, 'nanda.db'));
  const age = (days: number) =>
    database.prepare('update registries set used_day = used_day - ?').run(days);
  const listed = () =>
    database
      .prepare(
        'select r.key, s.id from services s join registries r on r.number = s.registry order by s.key',
      )
      .all()
      .map(({ key, id }) => `${String(key)}: ${String(id)}`);
  const { services } = store;
  const fill = (key: string, id: string) =>
    services.store(key, makeBatch({ records: [makeRecord({ id, title: id })] }), {
      at: new Date(),
    });

  await services.useRegistries([{ key: 'mine', name: 'mine' }]);
  await fill('theirs', 'forgotten');
  await fill('mine', 'kept');
  await services.add(registeredSource.key, [makeRecord({ id: 'registered' })], { at: new Date() });
  const all = ['theirs: forgotten', 'mine: kept', 'registered: registered'];
  age(30);
  await services.useRegistries([{ key: 'mine', name: 'mine' }]);
  expect(listed()).toEqual(all);
  const version = await services.version();
  age(1);
  await services.useRegistries([{ key: 'mine', name: 'mine' }]);
  expect(listed()).toEqual(all.slice(1));
  expect(await services.version()).not.toBe(version);
  expect((await services.serviceIndex.terms()).terms).not.toContain('forgotten');
  expect(await services.readingOf('theirs')).toBeUndefined();

  // It comes back with the next reading of whoever still has it in use, under other keys.
  const [before] = await services.findById('kept');
  await fill('theirs', 'forgotten');
  await services.useRegistries([{ key: 'theirs', name: 'theirs' }]);
  expect((await services.findById('forgotten'))[0]).toBeGreaterThan((before ?? 0) + 1);
  database.close();
  await store.close();
});
