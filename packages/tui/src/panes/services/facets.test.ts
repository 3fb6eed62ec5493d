import { expect, test } from 'vitest';
import { fakeService } from '../../testing/fake-service.js';
import { doKey } from '../../testing/do-key.js';
import { renderPane } from '../../testing/render-pane.js';
import { servicesFound } from '../../testing/services-found.js';
import { sessionAfter } from '../../testing/session-after.js';
import type { SessionState } from '../../session/session-state.js';
import { facetsKeys } from './facets-keys.js';
import { FacetsPane } from './facets-pane.js';
import { selectFacets } from './select-facets.js';
import { toggleFacet } from './toggle-facet.js';

const services = [
  fakeService(),
  fakeService({ id: 'svc_2', category: 'climate\u001b[2J', verified: true, tags: ['api'] }),
];
const query = { text: 'weather', category: 'gone' };
const found = sessionAfter(servicesFound(services, { query }));

function at(index: number, state: SessionState): SessionState {
  const rows = selectFacets(state);
  return sessionAfter(
    [{ type: 'list-moved', list: 'facets', to: index, count: rows.length, rows: 10 }],
    state,
  );
}

test('the order, then the values with their counts; what is on stays, also where nothing has it', () => {
  expect(renderPane(FacetsPane, { state: found, columns: 36, rows: 16 })).toEqual([
    '╭─ ▸ Filters ────── 1 on, 2 found ─╮',
    '│ / to find one, 0 takes all off   │',
    '│ ›<-> by relevance (popularity,…  │',
    '│  [ ] not verified              1 │',
    '│  [ ] verified                  1 │',
    '│  [ ] wants no credentials      2 │',
    '│  [ ] health not known          2 │',
    '│  [ ] auth none                 2 │',
    '│  [ ] transport http            2 │',
    '│  [x] category gone             0 │',
    '│  [ ] category weather          1 │',
    '│  [ ] category climate␛[2J      1 │',
    '│  [ ] from demo                 2 │',
    '│  [ ] tag weather               1 │',
    '│  [ ] tag api                   2 │',
    '╰──────────────────────────────────╯',
  ]);
});

test('Enter and space take a value and search at once; 0 takes all off', () => {
  const keys = facetsKeys;
  const verified = at(2, found);
  const wanted = [{ intent: 'look-for', query: { ...query, verified: true } }];
  expect(doKey('enter', { keys, state: verified })).toEqual(wanted);
  expect(doKey('space', { keys, state: verified })).toEqual(wanted);
  expect(toggleFacet(at(7, found))).toEqual([{ intent: 'look-for', query: { text: 'weather' } }]);
  expect(doKey('0', { keys, state: found })).toEqual([
    { intent: 'look-for', query: { text: 'weather' } },
  ]);
  const plain = sessionAfter(servicesFound(services));
  expect(doKey('0', { keys, state: plain })).toBe('No filter is on');
  expect(doKey('f', { keys, state: found })).toEqual([{ type: 'place-opened', place: 'services' }]);
});

test('the order goes round', () => {
  const [first] = toggleFacet(at(0, found));
  expect(first).toMatchObject({ query: { sort: 'popularity', category: 'gone' } });
  const last = sessionAfter(servicesFound(services, { query: { text: '', sort: 'name' } }));
  expect(toggleFacet(last)).toMatchObject([{ query: { sort: 'relevance' } }]);
});

test('they are found by typing, the order by each of its names', () => {
  const filtered = (filter: string) =>
    sessionAfter([{ type: 'list-filtered', list: 'facets', filter }], found);
  expect(selectFacets(filtered('newest'))[0]).toMatchObject({ kind: 'sort' });
  expect(selectFacets(filtered('veri'))[0]).toMatchObject({ name: 'verified' });
  const none = renderPane(FacetsPane, { state: filtered('zzzz'), columns: 60, rows: 10 });
  expect(none.join('\n')).toContain('No filter is called that.');
  expect(doKey('enter', { keys: facetsKeys, state: filtered('zzzz') })).toBe(
    'No filter is selected',
  );
});

test('the rows are made once for a search', () => {
  expect(selectFacets(found)).toBe(selectFacets(found));
});
