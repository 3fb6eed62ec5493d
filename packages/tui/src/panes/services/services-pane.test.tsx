import type { Service } from '@nanda/sdk';
import { expect, test } from 'vitest';
import { fakeService } from '../../testing/fake-service.js';
import { fakeTime } from '../../testing/fake-time.js';
import { renderPane } from '../../testing/render-pane.js';
import { servicesFound } from '../../testing/services-found.js';
import { sessionAfter } from '../../testing/session-after.js';
import { initialSession } from '../../session/initial-session.js';
import { ServicesPane } from './services-pane.js';

const services = [
  fakeService({ verified: true, health: { state: 'up', checkedAt: fakeTime } }),
  fakeService({
    id: 'svc_2',
    name: 'io.example.tools/a-very-long-name-of-a-service',
    description: 'Historical climate data of a time long ago',
    auth: { type: 'bearer' },
    health: { state: 'auth_required', checkedAt: fakeTime },
  }),
  fakeService({
    id: 'svc_3',
    name: '天気予報サービス',
    description: 'evil \u001b[2J\u202etext',
    health: { state: 'down', checkedAt: fakeTime },
  }),
  fakeService({ id: 'svc_4', name: 'x', title: 'Of nobody\nknows' }),
];

const found = sessionAfter(
  servicesFound(services, {
    query: { text: 'weather', category: 'weather', verified: true, sort: 'rating' },
    total: 1234,
    notices: [{ registry: 'demo', state: 'syncing', message: 'is being read' }],
  }),
);

test('services in 20, 36 and 60 columns', () => {
  expect(renderPane(ServicesPane, { state: found, columns: 20, rows: 9 })).toEqual([
    '╭─ ▸ Services ─────╮',
    '│ / weather        │',
    '│ verified · cate… │',
    '│ ›1 ✓● WeatherMCP │',
    '│  2  ◐ …a-service │',
    '│  3  ✖ 天気予報…  │',
    '│  4  ○ Of nobody… │',
    '│ reading demo     │',
    '╰──────────────────╯',
  ]);
  expect(renderPane(ServicesPane, { state: found, columns: 36, rows: 9 })).toEqual([
    '╭─ ▸ Services ──────── 1 of 1,234 ─╮',
    '│ / weather                        │',
    '│ verified · category weather · b… │',
    '│ ›1 ✓●  WeatherMCP Real-time wea… │',
    '│  2  ◐* …y-long-name-of-a-service │',
    '│  3  ✖  天気予報サービス evil ␛[… │',
    '│  4  ○  Of nobody knows Real-tim… │',
    '│ reading demo                     │',
    '╰──────────────────────────────────╯',
  ]);
  expect(renderPane(ServicesPane, { state: found, columns: 60, rows: 10 })).toEqual([
    '╭─ ▸ Services ──────────────────────────────── 1 of 1,234 ─╮',
    '│ / weather                                                │',
    '│ verified · category weather · by rating                  │',
    '│ ›1 ✓●  WeatherMCP                     Real-time weather… │',
    '│  2  ◐* …a-very-long-name-of-a-service Historical climat… │',
    '│  3  ✖  天気予報サービス               evil ␛[2J<U+202E>… │',
    '│  4  ○  Of nobody knows                Real-time weather… │',
    '│                                                          │',
    '│ 4 of 1,234 services · reading demo                       │',
    '╰──────────────────────────────────────────────────────────╯',
  ]);
});

test('what is not focused shows its cursor, and no more', () => {
  const lines = renderPane(ServicesPane, { state: found, columns: 60, rows: 10, isFocused: false });
  expect(lines[0]).toContain('╭─ Services ─');
  expect(lines[3]).toContain('›1 ✓●  WeatherMCP');
});

test('before anything is searched, it says how', () => {
  const text = renderPane(ServicesPane, { state: initialSession, columns: 70, rows: 8 }).join('\n');
  expect(text).toContain('/ to search');
  expect(text).toContain('Press / and type what you look for, or r for all services.');
});

test('nothing found: what would find something, and what narrows it', () => {
  const query = { text: 'wether', category: 'no' };
  const state = sessionAfter(
    servicesFound([], { query, suggestions: ['weather', 'evil\u001b[2J'] }),
  );
  const text = renderPane(ServicesPane, { state, columns: 50, rows: 14 }).join('\n');
  expect(text).toContain('Nothing found for wether');
  expect(text).toContain('enter takes the first');
  expect(text).toContain(' weather ');
  expect(text).toContain(' evil␛[2J ');
  expect(text).toContain('0 takes the filters off.');
  expect(text).not.toContain('\u001b[2J');
});

test('an empty catalog says how it is filled', () => {
  const state = sessionAfter(servicesFound([]));
  const text = renderPane(ServicesPane, { state, columns: 50, rows: 14 }).join('\n');
  expect(text).toContain('nanda registry add NAME');
});

test('a failed search is told where the list is, with the way out', () => {
  const query = { text: 'weather' };
  const state = sessionAfter([
    { type: 'services-wanted', query },
    {
      type: 'services-failed',
      query,
      failure: { message: 'it\u001b[2J broke', hint: 'the same again', exitCode: 1 },
    },
  ]);
  const text = renderPane(ServicesPane, { state, columns: 50, rows: 12 }).join('\n');
  expect(text).toContain('✖ it␛[2J broke');
  expect(text).toContain('try: the same again');
});

test('what goes on is said in words', () => {
  const searching = sessionAfter([{ type: 'services-wanted', query: { text: 'x' } }], found);
  const lines = renderPane(ServicesPane, { state: searching, columns: 60, rows: 10 });
  expect(lines.at(-2)).toContain('4 of 1,234 services, searching…');
  const more = sessionAfter(
    [...servicesFound(services, { total: 9, nextCursor: 'c' }), { type: 'more-services-wanted' }],
    initialSession,
  );
  const read = renderPane(ServicesPane, { state: more, columns: 60, rows: 10 });
  expect(read.at(-2)).toContain('4 of 9 services, reading…');
});

/** Counts how often something of a service is read, whatever it is: that is the work of drawing it. */
function countReads(count: number, { cursor }: { cursor: number }): number {
  let reads = 0;
  const rows = Array.from({ length: count }, (_, index): Service => {
    return new Proxy(fakeService({ id: `svc_${index}`, name: `Service ${index}` }), {
      get(target, name, receiver) {
        reads += 1;
        return Reflect.get(target, name, receiver) as unknown;
      },
    });
  });
  const before = sessionAfter(servicesFound(rows));
  const state = sessionAfter(
    [{ type: 'list-moved', list: 'services', to: cursor, count, rows: 15 }],
    before,
  );
  reads = 0;
  const lines = renderPane(ServicesPane, { state, columns: 60, rows: 20 });
  expect(lines.join('\n')).toContain(`Service ${cursor}`);
  return reads;
}

test('to draw 10,000 services is no more work than to draw 100', () => {
  const few = countReads(100, { cursor: 60 });
  const many = countReads(10_000, { cursor: 6000 });
  expect(few).toBeGreaterThan(15);
  expect(many / few).toBeLessThanOrEqual(1.01);
});
