import type { ToolResult } from '@nanda/protocol';
import { describe, expect, test } from 'vitest';
import { availableViews } from './available-views.js';
import { createResultDocument } from './create-result-document.js';
import type { DocumentQuery } from './result-document.js';
import type { ResultLayout } from './result-layout.js';
import type { ResultViewName } from './result-view-name.js';
import { textOfRow } from './text-of-row.js';

const root: readonly string[] = [''];

interface DrawOptions extends Partial<ResultLayout> {
  readonly view: ResultViewName;
  readonly from?: number;
  readonly count?: number;
}

function draw(
  result: ToolResult,
  { view, columns = 40, expanded = root, from = 0, count = 50 }: DrawOptions,
): string[] {
  return createResultDocument(result, { view })
    .lines(from, count, { columns, expanded })
    .map((row) => ' '.repeat(row.indent) + textOfRow(row));
}

const text = (...texts: string[]): ToolResult => ({
  content: texts.map((one) => ({ type: 'text', text: one })),
});
const structured = (structuredContent: unknown): ToolResult => ({ content: [], structuredContent });
const image = { type: 'image', mimeType: 'image/png', data: 'AAEC' };

test.each<[string, ToolResult, string]>([
  ['text', text('a'), 'text,json,raw'],
  ['structure', structured({ a: 1 }), 'text,tree,json,raw'],
  ['a number', structured(7), 'text,json,raw'],
  ['JSON as text', text('[1, 2]'), 'text,tree,json,raw'],
  ['what only looks like JSON', text('[1, 2'), 'text,json,raw'],
  ['an image', { content: [image] }, 'text,json,raw,image'],
  [
    'a file that is one',
    {
      content: [{ type: 'resource', resource: { uri: 'a:b', blob: 'AA', mimeType: 'image/png' } }],
    },
    'text,json,raw,image',
  ],
  ['a sound', { content: [{ ...image, type: 'audio', mimeType: 'audio/mpeg' }] }, 'text,json,raw'],
])('the views of %s', (_name, result, expected) => {
  expect(availableViews(result).join()).toBe(expected);
});

describe('Text', () => {
  test('is the text as it came, and everything else as one line', () => {
    const result = {
      content: [
        { type: 'text', text: 'one\r\n\ntwo\n' },
        image,
        { type: 'resource_link', name: 'B', uri: 'a://b' },
        { type: 'novel', shape: 'round' },
      ],
      structuredContent: { said: 'already' },
    };
    expect(draw(result, { view: 'text' })).toEqual([
      'one',
      '',
      'two',
      '[image image/png 3 B]',
      '[link B a://b]',
      '[novel] {type: "novel", shape: "round"}',
    ]);
  });

  test('is the structure where no text says it, and its beginning where there is much of it', () => {
    expect(draw(structured({ a: 1, longer: 'two' }), { view: 'text' })).toEqual([
      'a       1',
      'longer  two',
    ]);
    const rows = Array.from({ length: 100_000 }, (_, id) => ({ id }));
    const lines = draw(structured(rows), { view: 'text', count: 5000 });
    expect(lines.slice(0, 2)).toEqual(['id', '0']);
    expect(lines.length).toBeLessThan(3000);
    expect(lines.at(-2)).toBe('This is the beginning: Tree and JSON ');
  });

  test.each([text(), { content: [], structuredContent: undefined }])(
    'of nothing says so',
    (result) => {
      expect(draw(result, { view: 'text' })).toEqual(['The result is empty.']);
    },
  );

  test('breaks lines that are too long, wide ones too', () => {
    expect(draw(text('天気予報のサービス'), { view: 'text', columns: 10 })).toEqual([
      '天気予報の',
      'サービス',
    ]);
  });
});

describe('JSON', () => {
  test('is indented, coloured by what it is, and goes on in the next row where a text is long', () => {
    const result = structured({ a: [1, true, null], b: {}, s: 'x'.repeat(40) });
    expect(draw(result, { view: 'json', columns: 30 })).toEqual([
      '{',
      '  "a": [',
      '    1,',
      '    true,',
      '    null',
      '  ],',
      '  "b": {},',
      `  "s": "${'x'.repeat(20)}`,
      `    ${'x'.repeat(20)}"`,
      '}',
    ]);
    const [, , one] = createResultDocument(result, { view: 'json' }).lines(0, 3, {
      columns: 30,
      expanded: root,
    });
    expect(one?.spans).toEqual([
      { text: '1', role: 'number' },
      { text: ',', role: 'punctuation' },
    ]);
  });

  test('Raw is all of what came', () => {
    const result = { content: [], isError: false, _meta: { a: 1 } };
    expect(JSON.parse(draw(result, { view: 'raw' }).join('\n'))).toEqual(result);
  });

  test('says the same as JSON.stringify of what fits', () => {
    const value = { 'a"b': ['\u0007', '天', '\u202e', ''], n: [[], [{}], -1.5e300], ok: false };
    const lines = draw(structured(value), { view: 'json', columns: 200 });
    expect(JSON.parse(lines.join('\n'))).toEqual(value);
    expect(lines.length).toBe(JSON.stringify(value, undefined, 2).split('\n').length);
  });
});

describe('Tree', () => {
  const value = { rows: [{ id: 1 }, { id: 2 }], note: 'x'.repeat(60), none: [] };

  test('shows names, how much there is, and the beginning of it', () => {
    expect(draw(structured(value), { view: 'tree', columns: 50 })).toEqual([
      '▾ result  3 keys',
      '  ▸ rows  2 items  [{id: 1}, {id: 2}]',
      `    note  "${'x'.repeat(22)}…"  60 characters`,
      '    none  []',
    ]);
  });

  test('opens what is open, and forgets nothing of what is closed above it', () => {
    const open = draw(structured(value), { view: 'tree', expanded: ['0/1', '', '0'] });
    expect(open.slice(1, 6)).toEqual([
      '  ▾ rows  2 items',
      '    ▸ 0  1 key  {id: 1}',
      '    ▾ 1  1 key',
      '        id  2',
      expect.stringContaining('    note'),
    ]);
    expect(draw(structured(value), { view: 'tree', expanded: ['', '0/1'] })).toHaveLength(4);
    expect(draw(structured(value), { view: 'tree', expanded: ['0'] })).toHaveLength(1);
  });

  test('tells which node is in a row, and where its parent is', () => {
    const document = createResultDocument(structured(value), { view: 'tree' });
    const layout = { columns: 40, expanded: ['', '0', '0/0', '0/1'] };
    expect(document.lineCount(layout)).toEqual({ count: 8, isExact: true });
    expect(document.nodeAt(5, layout)).toEqual({
      path: '0/1/0',
      isBranch: false,
      isOpen: false,
      parentRow: 4,
    });
    expect(document.nodeAt(6, layout)).toMatchObject({ path: '1', parentRow: 0 });
    expect(document.nodeAt(8, layout)).toBeUndefined();
  });
});

describe('looking for something', () => {
  const layout = { columns: 12, expanded: root };

  function find(result: ToolResult, view: ResultViewName, query: Partial<DocumentQuery>) {
    const search = createResultDocument(result, { view }).find(
      { query: 'needle', from: -1, isBackward: false, ...query },
      layout,
    );
    let step = search.next();
    while (step.done !== true) step = search.next();
    return step.value;
  }

  const lines = Array.from({ length: 3000 }, (_, row) => (row % 1000 === 500 ? 'a Needle' : 'hay'));
  const hay = text(lines.join('\n'));

  test.each<[Partial<DocumentQuery>, number]>([
    [{}, 500],
    [{ from: 500 }, 1500],
    [{ from: 2500 }, 500],
    [{ from: 1500, isBackward: true }, 500],
    [{ from: 500, isBackward: true }, 2500],
    [{ from: 0, isBackward: true }, 2500],
  ])('%j', (query, row) => {
    expect(find(hay, 'text', query)).toEqual({ row });
  });

  test('finds what goes on in the next row, and not what is nowhere', () => {
    expect(find(text('one two three needles'), 'text', { query: 'two three' })).toEqual({ row: 0 });
    expect(find(hay, 'text', { query: 'nowhere' })).toBeUndefined();
    expect(find(hay, 'text', { query: 'nowhere', isBackward: true })).toBeUndefined();
    expect(find(hay, 'text', { query: '' })).toBeUndefined();
  });

  test('opens the nodes of a tree in which it is', () => {
    const result = structured({ a: [{ b: 'hay' }, { b: { c: 'a NEEDLE' } }], needles: 1 });
    const first = find(result, 'tree', {});
    expect(first).toEqual({ row: 5, expanded: ['', '0', '0/1', '0/1/0'] });
    expect(find(result, 'tree', { from: 1 })).toMatchObject({ row: 5 });
    expect(find(result, 'tree', { from: 2 })).toMatchObject({ row: 5 });
    expect(find(result, 'tree', { from: 2, isBackward: true })).toMatchObject({ row: 5 });
    expect(find(result, 'tree', { from: 1, isBackward: true })).toEqual({ row: 2, expanded: root });
    expect(find(result, 'tree', { query: 'nowhere' })).toBeUndefined();
  });
});

test('whatever a service says, nothing of it moves the cursor', () => {
  const evil = '\u001b[2J\u202e\u0007\u009b\r';
  const result = {
    content: [
      { type: evil, [evil]: evil },
      { type: 'text', text: evil },
      { ...image, mimeType: evil },
    ],
    structuredContent: { [evil]: [evil, { [evil]: evil }] },
  };
  for (const view of ['text', 'tree', 'json', 'raw'] as const) {
    const lines = draw(result, { view, columns: 60, expanded: ['', '0', '0/1'] });
    expect(lines.join('')).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202e]/);
    expect(lines.length).toBeGreaterThan(2);
  }
});
