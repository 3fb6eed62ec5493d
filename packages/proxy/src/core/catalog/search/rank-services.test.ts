import { expect, test } from 'vitest';
import { makeRecord } from '../../../storage/sqlite/make-record.fixture.js';
import type { ServiceRecord } from '../service-record.js';
import { buildView } from '../view/build-view.js';
import { type GivenRow, makeRows } from '../view/make-rows.fixture.js';
import { rankServices } from './rank-services.js';

interface Hit extends Omit<GivenRow, 'record'> {
  readonly given?: Partial<ServiceRecord>;
  /** @default 0.5 */
  readonly relevance?: number;
  /** @default 1; 0 for what was not hit at all */
  readonly coverage?: number;
  readonly nameShare?: number;
  readonly neighbours?: number;
  readonly exact?: 'byId' | 'byAddress' | 'byName' | 'byNearName' | 'byShortName';
}

/** The ids of services in the order in which they are ranked. */
function rank(hits: Readonly<Record<string, Hit>>): string[] {
  const entries = Object.entries(hits);
  const rows = makeRows(
    entries.map(([id, { given, ...row }]) => ({ ...row, record: makeRecord({ id, ...given }) })),
  );
  const view = buildView(rows, { isVisible: () => true });
  const hit = entries.map(([, one], row) => ({ ...one, service: view.serviceOf[row] ?? -1, row }));
  const found = hit.filter(({ coverage = 1 }) => coverage > 0);
  const rowsOf = (kind: Hit['exact']) =>
    new Set(hit.flatMap(({ exact, row }) => (exact === kind ? [row] : [])));
  const column = (of: (one: Hit) => number) => Float64Array.from(found, of);
  const { services, scores } = rankServices(
    {
      items: found.map(({ service }) => service),
      relevance: column(({ relevance = 0.5 }) => relevance),
      coverage: column(({ coverage = 1 }) => coverage),
      nameShare: column(({ nameShare = 0 }) => nameShare),
    },
    {
      view,
      exact: {
        byId: rowsOf('byId'),
        byAddress: rowsOf('byAddress'),
        byName: rowsOf('byName'),
        byNearName: rowsOf('byNearName'),
        byShortName: rowsOf('byShortName'),
      },
      neighbours: new Map(hit.map(({ service, neighbours = 0 }) => [service, neighbours])),
    },
  );
  return services
    .map((service, place) => ({ service, score: scores[place] ?? 0 }))
    .toSorted((a, b) => b.score - a.score || a.service - b.service)
    .map(({ service }) => entries[view.faces[service] ?? 0]?.[0] ?? '');
}

const verification = { by: 'registry', reason: 'r' } as const;

test.each<[string, Hit, Hit]>([
  ['more relevant', { relevance: 0.6 }, {}],
  ['which has more of the words', {}, { coverage: 0.7 }],
  ['whose name was asked for', { nameShare: 1 }, { nameShare: 0.3 }],
  ['in which the words are neighbours', { neighbours: 1 }, {}],
  ['that is verified', { given: { verification } }, {}],
  ['that is known better', { given: { popularity: 9 } }, { given: { popularity: 1 } }],
  ['that is not deprecated', {}, { given: { status: 'deprecated' } }],
  ['that answers', {}, { health: 'down' }],
  ['that speaks MCP', {}, { health: 'not_mcp' }],
  ['whose short name was typed', { exact: 'byShortName' }, {}],
])('of two services that are equal otherwise, the one %s comes first', (_, better, worse) => {
  expect(rank({ worse, better })).toEqual(['better', 'worse']);
});

test('who wants credentials, or was not looked at, is no worse for it', () => {
  expect(rank({ a: { health: 'auth_required' }, b: { health: 'up' }, c: {} })).toEqual([
    'a',
    'b',
    'c',
  ]);
});

test('relevance counts for more than all that is known of a service', () => {
  const famous: Hit = { relevance: 0.2, given: { verification, popularity: 1_000 } };
  expect(rank({ famous, fitting: { relevance: 0.9, health: 'down' } })).toEqual([
    'fitting',
    'famous',
  ]);
});

test.each(['byId', 'byAddress', 'byName'] as const)(
  'nothing makes up for being meant %s',
  (exact) => {
    const best: Hit = {
      relevance: 1,
      nameShare: 1,
      neighbours: 1,
      given: { verification, popularity: 1_000 },
    };
    const meant: Hit = { exact, coverage: 0, health: 'down', given: { status: 'deprecated' } };
    expect(rank({ best, meant })).toEqual(['meant', 'best']);
  },
);

test('the exact name comes before one with a letter wrong', () => {
  const hits: Record<string, Hit> = {
    near: { exact: 'byNearName' },
    exact: { exact: 'byName', coverage: 0 },
    other: { relevance: 1 },
  };
  expect(rank(hits)).toEqual(['exact', 'near', 'other']);
});

test('where enough services have the words, those with few of them are left out', () => {
  const full = Object.fromEntries(Array.from({ length: 40 }, (_, index) => [`s${index}`, {}]));
  const ranked = rank({ ...full, half: { coverage: 0.6 }, little: { coverage: 0.1 } });
  expect(ranked).toContain('half');
  expect(ranked).not.toContain('little');
  expect(rank({ ...full, little: { coverage: 0.1, exact: 'byShortName' } })).toContain('little');
  expect(rank({ little: { coverage: 0.1 }, less: { coverage: 0.09 } })).toEqual(['little', 'less']);
});

test('each service is ranked once, however it was found', () => {
  expect(rank({ a: { exact: 'byName' }, b: { exact: 'byShortName', coverage: 0 } })).toEqual([
    'a',
    'b',
  ]);
  expect(rank({})).toEqual([]);
});
