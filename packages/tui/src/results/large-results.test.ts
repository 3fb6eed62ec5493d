import type { ToolResult } from '@nanda/protocol';
import { expect, test } from 'vitest';
import { createResultDocument } from './create-result-document.js';
import type { ResultViewName } from './result-view-name.js';
import { textOfRow } from './text-of-row.js';

const layout = { columns: 100, expanded: ['', '0'] };
const views = ['text', 'tree', 'json', 'raw'] as const;

const text = (one: string): ToolResult => ({ content: [{ type: 'text', text: one }] });
const table = (length: number): ToolResult => ({
  content: [],
  structuredContent: {
    rows: Array.from({ length }, (_, id) => ({ id, name: `name ${id}`, tags: ['a', 'b'] })),
  },
});
const deep = (depth: number): ToolResult => {
  let value: unknown = 'bottom';
  for (let step = 0; step < depth; step += 1) value = step % 2 === 0 ? [value] : { in: value };
  return { content: [], structuredContent: value };
};

/** A thousandth of it beside it. */
const kinds: readonly (readonly [name: string, create: (size: number) => ToolResult])[] = [
  ['lines', (size) => text('a line of twenty chars\n'.repeat(400 * size))],
  ['one line', (size) => text('x'.repeat(10_000 * size))],
  ['wide characters', (size) => text('天気予報'.repeat(900 * size))],
  ['marks', (size) => text(`a${'\u0301'.repeat(80_000 + 5000 * size)}`)],
  ['controls', (size) => text('\u001b[2J\u202e'.repeat(400 * size))],
  ['rows of a table', (size) => table(100 * size)],
  ['depth', (size) => deep(size)],
];

function countAll(result: ToolResult, view: ResultViewName): number {
  const document = createResultDocument(result, { view });
  while (!document.countOn(layout)) continue;
  return document.lineCount(layout).count;
}

/** The least of several: what else the machine does is not what is asked for. */
function fastest(work: () => void): number {
  let least = Number.POSITIVE_INFINITY;
  for (let round = 0; round < 15; round += 1) {
    const start = performance.now();
    work();
    least = Math.min(least, performance.now() - start);
  }
  return least;
}

test.each(kinds)(
  'a window of ten megabytes costs about as much as one of ten kilobytes: %s',
  (_name, create) => {
    for (const view of views) {
      const costs = [create(1), create(1000)].map((result) => {
        const count = countAll(result, view);
        const document = createResultDocument(result, { view });
        const middle = Math.max(0, Math.floor(count / 2) - 20);
        expect(document.lines(middle, 40, layout).length).toBeGreaterThan(0);
        return fastest(() => void document.lines(middle, 40, layout));
      });
      const [small = 0, large = 0] = costs;
      // Hundredths of a millisecond are noise. Drawing all of it would be a thousand times as much.
      expect(large).toBeLessThan(20 * Math.max(small, 0.1));
    }
  },
);

test('what is far away is there when it is counted, and nothing waits for it', () => {
  const result = table(100_000);
  const document = createResultDocument(result, { view: 'json' });
  const start = document.lineCount(layout);
  expect(start.isExact).toBe(false);
  expect(start.count).toBeGreaterThan(100_000);
  expect(document.lines(600_000, 10, layout)).toEqual([]);
  expect(document.lines(0, 10, layout)).toHaveLength(10);

  expect(countAll(result, 'json')).toBe(800_004);
  expect(document.lineCount(layout)).toEqual({ count: 800_004, isExact: true });
  const last = document.lines(800_001, 10, layout).map((row) => textOfRow(row));
  expect(last).toEqual(['}', ']', '}']);
  expect(document.lines(800_000, 1, layout).map((row) => textOfRow(row))).toEqual([']']);
});

test('a step is a small part of the whole', () => {
  const document = createResultDocument(text('lorem ipsum dolor '.repeat(500_000)), {
    view: 'text',
  });
  let steps = 1;
  while (!document.countOn(layout)) steps += 1;
  expect(steps).toBeGreaterThan(40);

  const search = document.find({ query: 'nowhere', from: -1, isBackward: false }, layout);
  let looks = 1;
  while (search.next().done !== true) looks += 1;
  expect(looks).toBeGreaterThan(100);
});

test('a tree of a hundred thousand rows is counted at once, and its last row is there', () => {
  const document = createResultDocument(table(100_000), { view: 'tree' });
  expect(document.lineCount(layout)).toEqual({ count: 100_002, isExact: true });
  const [row] = document.lines(100_001, 5, layout);
  expect(row && textOfRow(row)).toContain('99999  3 keys  {id: 99999');
});

test('a depth of ten thousand breaks nothing', () => {
  for (const view of views) {
    const count = countAll(deep(10_000), view);
    expect(count).toBeGreaterThan(0);
  }
  const document = createResultDocument(deep(10_000), { view: 'json' });
  while (!document.countOn(layout)) continue;
  const [row] = document.lines(10_000, 1, layout);
  expect(row && textOfRow(row)).toContain('"bottom"');
});
