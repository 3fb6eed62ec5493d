import { describe, expect, test } from 'vitest';
import { createResultDocument } from './create-result-document.js';
import { initialResultView } from './initial-result-view.js';
import { readDocumentFacts } from './read-document-facts.js';
import { reduceResultView } from './reduce-result-view.js';
import type { ListTarget } from '../lists/list-target.js';
import type { ResultViewEvent } from './result-view-event.js';
import type { ResultViewState } from './result-view-state.js';
import { rowColumns } from './row-columns.js';

const result = {
  content: [],
  structuredContent: {
    rows: [{ id: 1 }, { id: 2 }],
    note: 'x',
    more: Array.from({ length: 40 }, String),
  },
};
const size = { columns: 60, rows: 12 };

function after(state: ResultViewState, ...events: readonly ResultViewEvent[]): ResultViewState {
  return events.reduce((before, event) => {
    const document = createResultDocument(result, { view: before.view });
    const layout = { columns: rowColumns(size.columns, before.view), expanded: before.expanded };
    // A busy machine counts only a part of the rows in its first step.
    while (!document.countOn(layout)) continue;
    return reduceResultView(before, event, readDocumentFacts(document, { state: before, ...size }));
  }, state);
}

const move = (to: ListTarget): ResultViewEvent => ({ type: 'moved', to });
const tree = initialResultView('tree');
const json = initialResultView('json');

describe('views', () => {
  const views = ['text', 'tree', 'json', 'raw'] as const;

  test('come round in both directions', () => {
    const cycled: ResultViewEvent = { type: 'view-cycled', views };
    expect(after(initialResultView(), cycled).view).toBe('tree');
    expect(after(initialResultView('raw'), cycled).view).toBe('text');
    expect(after(initialResultView(), { ...cycled, isBackward: true }).view).toBe('raw');
  });

  test('begin at the beginning, and look for the same again', () => {
    const found: ResultViewState = {
      ...json,
      offset: 7,
      cursor: 7,
      search: { query: 'x', status: 'found', isBackward: true, from: 3, row: 9 },
    };
    expect(after(found, { type: 'view-chosen', view: 'raw' })).toEqual({
      ...json,
      view: 'raw',
      search: { query: 'x', status: 'looking', isBackward: false, from: -1 },
    });
    expect(after(found, { type: 'view-chosen', view: 'json' })).toBe(found);
  });
});

describe('going through the rows', () => {
  // 13 rows of the two others, 42 of the list, 2 of the whole.
  test.each<[ListTarget, number]>([
    ['next', 1],
    ['half-page-down', 5],
    ['page-down', 9],
    ['last', 43],
    [20, 20],
    [1000, 43],
    [-1, 0],
  ])('%s leads to %i', (to, offset) => {
    expect(after(json, move(to)).offset).toBe(offset);
  });

  test('goes back, and changes nothing at the ends', () => {
    expect(after(json, move('last'), move('page-up')).offset).toBe(34);
    expect(after(json, move('last'), move('half-page-up'), move('previous')).offset).toBe(37);
    expect(after(json, move('previous'))).toBe(json);
    const end = after(json, move('last'));
    expect(after(end, move('next'))).toBe(end);
  });
});

describe('a tree', () => {
  test('is gone through by its cursor, which stays in sight', () => {
    const open = after(tree, move(3), { type: 'node-opened' });
    expect(open).toMatchObject({ cursor: 3, offset: 0, expanded: ['', '2'] });
    expect(after(open, move(20))).toMatchObject({ cursor: 20, offset: 11 });
    expect(after(open, move('last'))).toMatchObject({ cursor: 43, offset: 34 });
    expect(after(open, move('last'), move(30))).toMatchObject({ cursor: 30, offset: 30 });
  });

  test('opens and goes in, closes and goes out', () => {
    const opened = after(tree, move('next'), { type: 'node-opened' });
    expect(opened).toMatchObject({ cursor: 1, expanded: ['', '0'] });
    const inside = after(opened, { type: 'node-opened' });
    expect(inside.cursor).toBe(2);
    const outside = after(inside, { type: 'node-closed' });
    expect(outside).toMatchObject({ cursor: 1, expanded: ['', '0'] });
    expect(after(outside, { type: 'node-closed' })).toMatchObject({ cursor: 1, expanded: [''] });
  });

  test('is toggled; what has nothing inside stays as it is', () => {
    const toggled: ResultViewEvent = { type: 'node-toggled' };
    expect(after(tree, toggled).expanded).toEqual([]);
    expect(after(tree, toggled, toggled).expanded).toEqual(['']);
    const leaf = after(tree, move(2));
    expect(after(leaf, toggled)).toBe(leaf);
    expect(after(leaf, { type: 'node-opened' })).toBe(leaf);
    expect(after(json, toggled)).toBe(json);
  });

  test('is closed at once', () => {
    const open = after(tree, move(1), { type: 'node-opened' }, { type: 'tree-closed' });
    expect(open).toEqual(tree);
  });
});

describe('a search', () => {
  const typed: readonly ResultViewEvent[] = [
    { type: 'search-opened' },
    { type: 'search-typed', query: 'id' },
  ];
  const started: ResultViewEvent = { type: 'search-started', isBackward: false };

  test('is typed, begins with the first row that is seen, and goes on from what it found', () => {
    const looking = after(json, move(5), ...typed, started);
    expect(looking.search).toEqual({ query: 'id', status: 'looking', isBackward: false, from: 4 });
    const found = after(looking, { type: 'search-found', match: { row: 30 } });
    expect(found).toMatchObject({ offset: 30, search: { status: 'found', row: 30 } });
    expect(after(found, { ...started, isBackward: true }).search).toMatchObject({
      status: 'looking',
      isBackward: true,
      from: 30,
    });
  });

  test('leaves what is seen where it is when the match is in it', () => {
    const looking = after(json, ...typed, started);
    expect(after(looking, { type: 'search-found', match: { row: 4 } }).offset).toBe(0);
  });

  test('opens the nodes in which it found something', () => {
    const looking = after(tree, ...typed, started);
    const match = { row: 3, expanded: ['', '0', '0/0'] };
    expect(after(looking, { type: 'search-found', match })).toMatchObject({
      cursor: 3,
      expanded: match.expanded,
    });
  });

  test('may find nothing, and is closed', () => {
    const looking = after(json, ...typed, started);
    const missed = after(looking, { type: 'search-missed' });
    expect(missed.search?.status).toBe('missed');
    // An answer that comes too late.
    expect(after(missed, { type: 'search-found', match: { row: 3 } })).toBe(missed);
    expect(after(missed, { type: 'search-closed' })).toEqual(json);
    expect(after(json, { type: 'search-opened' }, started)).toEqual(json);
    expect(after(json, started)).toBe(json);
  });
});

test('a state can be written down', () => {
  const state = after(tree, { type: 'search-opened' }, { type: 'search-typed', query: 'x' });
  expect(JSON.parse(JSON.stringify(state))).toEqual(state);
});
