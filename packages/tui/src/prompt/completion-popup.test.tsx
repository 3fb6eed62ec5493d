import { Box, renderToString, Text } from 'ink';
import { describe, expect, test } from 'vitest';
import type { Candidate, CompletionState } from './completion-state.js';
import { CompletionPopup } from './completion-popup.js';

const candidates: readonly Candidate[] = [
  { text: '--location', kind: 'string', description: 'required. A city', hasNext: true },
  { text: '--units', kind: 'choice', description: '', hasNext: true },
  { text: '--名前', kind: 'string', description: 'A name, in 日本語', hasNext: true },
];

interface Size {
  columns: number;
  rows?: number;
}

function draw(completion: Partial<CompletionState>, { columns, rows = 8 }: Size): string {
  const whole = { from: 0, candidates, selected: 0, isWanted: true, ...completion };
  return renderToString(
    <Box height={rows} width={columns}>
      <Text>{Array.from({ length: rows }, () => '.'.repeat(columns)).join('\n')}</Text>
      <CompletionPopup columns={columns} completion={whole} rows={rows} />
    </Box>,
    { columns },
  );
}

function many(count: number): readonly Candidate[] {
  return Array.from({ length: count }, (_, index) => ({
    text: `tool-${index}`,
    kind: 'tool',
    description: '',
    hasNext: true,
  }));
}

describe('CompletionPopup', () => {
  test('lies over the last rows, in columns, the selected one with a sign', () => {
    expect(draw({ selected: 1 }, { columns: 50, rows: 5 })).toMatchInlineSnapshot(`
      "..................................................
      ..................................................
      │ --location  string  required. A city │..........
      │▸--units     choice                   │..........
      │ --名前      string  A name, in 日本語│.........."
    `);
  });

  test('begins where the word does, as far as there is room', () => {
    expect(draw({ from: 5 }, { columns: 60, rows: 3 })).toMatchInlineSnapshot(`
      ".....│▸--location  string  required. A city │...............
      .....│ --units     choice                   │...............
      .....│ --名前      string  A name, in 日本語│..............."
    `);
    expect(draw({ from: 500 }, { columns: 60, rows: 3 })).toMatchInlineSnapshot(`
      "....................│▸--location  string  required. A city │
      ....................│ --units     choice                   │
      ....................│ --名前      string  A name, in 日本語│"
    `);
  });

  test('fits forty columns', () => {
    const long = { text: `--${'long-'.repeat(20)}`, kind: 'integer', hasNext: true };
    const text = draw(
      { candidates: [{ ...long, description: 'What it is. '.repeat(20) }, ...candidates] },
      { columns: 40, rows: 4 },
    );
    expect(text).toMatchInlineSnapshot(`
      "│▸--long-long-long-long-long-…  integer│
      │ --location                    string │
      │ --units                       choice │
      │ --名前                        string │"
    `);
    expect(text.split('\n')).toHaveLength(4);
  });

  test('shows six of many, around the selected one, and that there are others', () => {
    const completion = { candidates: many(20), selected: 10 };
    expect(draw(completion, { columns: 40 })).toMatchInlineSnapshot(`
      "........................................
      ........................................
      │ tool-7   tool⋮........................
      │ tool-8   tool│........................
      │ tool-9   tool│........................
      │▸tool-10  tool│........................
      │ tool-11  tool│........................
      │ tool-12  tool⋮........................"
    `);
    const last = draw({ candidates: many(20), selected: 19 }, { columns: 40 });
    expect(last).toContain('▸tool-19');
    expect(last).not.toContain('tool-13');
  });

  test('what a stranger calls a thing is shown and not obeyed', () => {
    const text = draw(
      {
        candidates: [
          {
            text: '"a\u001b[2Jb"',
            kind: '\u001b[31mred',
            description: 'line\nfeed\u202e \u001b]8;;http://evil\u0007x',
            hasNext: true,
          },
        ],
      },
      { columns: 80, rows: 2 },
    );
    expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202e]/u);
    expect(text).toContain('"a␛[2Jb"');
    expect(text.split('\n')).toHaveLength(2);
  });
});
