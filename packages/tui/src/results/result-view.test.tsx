import type { ToolResult } from '@nanda/protocol';
import { measureWidth } from '@nanda/terminal';
import { renderToString } from 'ink';
import { expect, test } from 'vitest';
import { availableViews } from './available-views.js';
import { createResultDocument } from './create-result-document.js';
import { initialResultView } from './initial-result-view.js';
import type { ResultViewState } from './result-view-state.js';
import { ResultView } from './result-view.js';

interface DrawOptions {
  readonly columns?: number;
  readonly rows?: number;
}

function draw(
  result: ToolResult,
  state: ResultViewState,
  { columns = 40, rows = 8 }: DrawOptions = {},
): string[] {
  return renderToString(
    <ResultView
      colors={{ key: { color: 'cyan' }, match: { inverse: true } }}
      columns={columns}
      document={createResultDocument(result, { view: state.view })}
      rows={rows}
      state={state}
      views={availableViews(result)}
    />,
    { columns },
  ).split('\n');
}

const table: ToolResult = {
  content: [],
  structuredContent: Array.from({ length: 100_000 }, (_, id) => ({ id, name: `名前 ${id}` })),
};

test('shows the rows that fit, between the names of the views and where one is', () => {
  const state = { ...initialResultView('json'), offset: 4 };
  expect(draw(table, state)).toEqual([
    'Text · Tree · [JSON] · Raw',
    '  },',
    '  {',
    '    "id": 1,',
    '    "name": "名前 1"',
    '  },',
    '  {',
    expect.stringMatching(/^rows 5–10 of about \d{3},\d{3}$/),
  ]);
});

test('shows a tree with its cursor', () => {
  const state = { ...initialResultView('tree'), cursor: 99_999, offset: 99_998 };
  expect(draw(table, state, { rows: 5 })).toEqual([
    'Text · [Tree] · JSON · Raw',
    '    ▸ 99997  2 keys  {id: 99997, name: …',
    '›   ▸ 99998  2 keys  {id: 99998, name: …',
    '    ▸ 99999  2 keys  {id: 99999, name: …',
    'row 100,000 of 100,001',
  ]);
});

test('an offset behind the end is the end', () => {
  const lines = draw(
    { content: [{ type: 'text', text: 'one\ntwo' }] },
    { ...initialResultView(), offset: 50 },
  );
  expect(lines.slice(0, 3)).toEqual(['[Text] · JSON · Raw', 'one', 'two']);
  expect(lines.at(-1)).toBe('rows 1–2 of 2');
});

test.each([
  ['typing', '/na\u001b'.replace('\u001b', '␛') + '▏'],
  ['looking', '/na␛  looking …'],
  ['missed', '/na␛  not found · rows 1–2 of 2'],
  ['found', '/na␛  in row 2 · rows 1–2 of 2'],
] as const)('a search that is %s', (status, expected) => {
  const search = { query: 'na\u001b', status, isBackward: false, from: 0, row: 1 };
  const lines = draw(
    { content: [{ type: 'text', text: 'x\nna' }] },
    { ...initialResultView(), search },
  );
  expect(lines.at(-1)).toBe(expected);
});

test.each([
  [80, 24],
  [30, 10],
  [12, 4],
  [9, 3],
  [9, 1],
])('fits %i×%i, whatever is in it', (columns, rows) => {
  const evil = '\u001b[2J天\u202e\u0007\t'.repeat(500);
  const result: ToolResult = {
    content: [{ type: 'text', text: evil }, { type: evil }],
    structuredContent: { [evil]: [evil], deep: [[[[[[[[[[[[[[evil]]]]]]]]]]]]]] },
  };
  for (const view of availableViews(result)) {
    const state = { ...initialResultView(view), expanded: ['', '0', '1', '1/0', '1/0/0'] };
    const lines = draw(result, state, { columns, rows });
    expect(lines.length).toBeLessThanOrEqual(rows);
    for (const line of lines) expect(measureWidth(line).width).toBeLessThanOrEqual(columns);
    expect(lines.join('')).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202e]/);
  }
});

test('a line that is broken exactly at the last column loses nothing', () => {
  const result: ToolResult = { content: [{ type: 'text', text: 'It took: 6 seconds of time' }] };
  const shown = draw(result, initialResultView('text'), { columns: 10, rows: 6 });
  expect(shown.slice(1, 4)).toEqual(['It took: 6', 'seconds of', 'time']);
});

test('the data of an image is folded in JSON, and whole in Raw', () => {
  const data = Buffer.alloc(3000, 7).toString('base64');
  const image: ToolResult = { content: [{ type: 'image', data, mimeType: 'image/png' }] };
  expect(draw(image, initialResultView('json'), { columns: 70 })).toContain(
    '    "data": "BwcHBwcHBwcHBwcHBwcHBwcH… (3.0 kB; Raw has all of it)",',
  );
  expect(draw(image, initialResultView('raw'), { columns: 70 }).join('')).not.toContain('Raw has');
});
