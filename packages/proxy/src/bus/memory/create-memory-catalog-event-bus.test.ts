import type { CatalogEvent } from '@nanda/protocol';
import { CatalogEventSchema } from '@nanda/protocol';
import { expect, test } from 'vitest';
import type { CatalogEventBus } from '../../core/events/catalog-event-bus.js';
import { createMemoryCatalogEventBus } from './create-memory-catalog-event-bus.js';

const everybody = { isPrivate: false };
const started = (registry: string) => ({ type: 'sync_started', registry }) as const;

/** All events that are there after an id, until the bus is closed. */
async function readAll(bus: CatalogEventBus, afterId?: string): Promise<CatalogEvent[]> {
  const { signal } = new AbortController();
  return await Array.fromAsync(
    bus.follow({ signal, seesPrivate: false, ...(afterId !== undefined && { afterId }) }),
  );
}

const registriesOf = (events: readonly CatalogEvent[]) => events.map(({ registry }) => registry);

test('brings every event to everybody who follows, as the contract has it', async () => {
  const bus = createMemoryCatalogEventBus();
  const [one, two] = [readAll(bus), readAll(bus)];
  await Promise.resolve();
  bus.publish(started('a'), everybody);
  bus.publish({ type: 'sync_progress', registry: 'a', progress: { read: 1, total: 2 } }, everybody);
  bus.close();
  const events = await one;
  expect(events).toMatchObject([started('a'), { progress: { read: 1, total: 2 } }]);
  expect(await two).toEqual(events);
  for (const event of events) expect(CatalogEventSchema.parse(event)).toEqual(event);
  expect(new Set(events.map(({ id }) => id)).size).toBe(2);
});

test('goes on after an id, with all that is kept after an unknown one, and with new ones without any', async () => {
  const bus = createMemoryCatalogEventBus({ startedAt: 1 });
  const earlier = createMemoryCatalogEventBus({ startedAt: 0 });
  for (const name of ['a', 'b', 'c']) bus.publish(started(name), everybody);
  earlier.publish(started('x'), everybody);
  const all = readAll(bus, 'nonsense');
  const fresh = readAll(bus);
  await Promise.resolve();
  bus.publish(started('d'), everybody);
  bus.close();
  earlier.close();
  const events = await all;
  expect(registriesOf(events)).toEqual(['a', 'b', 'c', 'd']);
  expect(registriesOf(await fresh)).toEqual(['d']);
  expect(registriesOf(await readAll(bus, events[1]?.id))).toEqual(['c', 'd']);
  const [old] = await readAll(earlier, '');
  expect(registriesOf(await readAll(bus, old?.id))).toEqual(['a', 'b', 'c', 'd']);
});

test('keeps so many events, and lets go of a reader that leaves', async () => {
  const bus = createMemoryCatalogEventBus();
  for (let index = 0; index < 600; index += 1) bus.publish(started(`${index}`), everybody);
  const reader = new AbortController();
  const following = Array.fromAsync(
    bus.follow({ afterId: '', seesPrivate: false, signal: reader.signal }),
  );
  await Promise.resolve();
  reader.abort();
  expect((await following).length).toBeLessThanOrEqual(500);
  bus.close();
  expect(registriesOf(await readAll(bus, '')).at(0)).toBe('100');
});

test('what is private is for those who may see it', async () => {
  const bus = createMemoryCatalogEventBus();
  const { signal } = new AbortController();
  const follow = (seesPrivate: boolean) => Array.fromAsync(bus.follow({ seesPrivate, signal }));
  const [mine, theirs] = [follow(true), follow(false)];
  await Promise.resolve();
  bus.publish(started('mine'), { isPrivate: true });
  bus.publish(started('all'), everybody);
  bus.close();
  expect(registriesOf(await mine)).toEqual(['mine', 'all']);
  expect(registriesOf(await theirs)).toEqual(['all']);
});
