import { measureWidth } from '@nanda/terminal';
import { renderToString } from 'ink';
import { describe, expect, test } from 'vitest';
import { pressForm } from '../testing/press-form.js';
import { createForm } from './create-form.js';
import { FormView } from './form-view.js';
import type { FormState } from './form-state.js';

const schema = {
  type: 'object',
  properties: {
    city: { type: 'string', minLength: 2, description: 'The city to look at,\nby its name.' },
    days: { type: 'integer', minimum: 1, maximum: 7, default: 3 },
    unit: { enum: ['celsius', 'fahrenheit'] },
    isLong: { type: 'boolean' },
    tags: { type: 'array', items: { type: 'string' } },
    filter: {
      type: 'object',
      properties: { status: { type: 'string' }, since: { type: 'string' } },
    },
    apiKey: { type: 'string' },
    extra: { type: 'object' },
  },
  required: ['city', 'unit'],
};
const form = createForm(schema, { title: 'forecast' });

interface DrawOptions {
  readonly columns?: number;
  readonly rows?: number;
}

function draw(state: FormState, { columns = 60, rows = 30 }: DrawOptions = {}): string {
  const preview = (parameters: object) => `nanda exec forecast ${JSON.stringify(parameters)}`;
  return renderToString(<FormView {...{ state, columns, rows, preview }} />, { columns })
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n');
}

test('a long command goes on in the rows that nobody else wants, and is cut off where there are none', () => {
  const typed = pressForm(form, ['a city whose name is as long as this']);
  const rows = (count: number) => draw(typed, { columns: 40, rows: count }).split('\n');
  expect(rows(20).slice(-2)).toEqual([
    '$ nanda exec forecast {"city":"a city',
    '  whose name is as long as this"}',
  ]);
  expect(rows(14).at(-1)).toBe('$ nanda exec forecast {"city":"a city w…');
});

test('a row for each field, what it takes, what it is about, and the command', () => {
  expect(draw(form)).toBe(
    [
      'forecast  * required  field 1 of 9',
      '▸ * city',
      '    days      (default 3)',
      '  * unit      –',
      '    isLong    [-] not set',
      '    tags',
      '    filter',
      '      status',
      '      since',
      '    apiKey',
      '    extra     ({…})',
      'required, text, at least 2 characters · The city to look at,',
      'by its name.',
      '$ nanda exec forecast {}',
    ].join('\n'),
  );
});

test('what is wrong stands where it is', () => {
  const keys = ['O', 'Tab', '9', 'Tab', 'Tab', 'n', 'Tab', 'a', 'Enter', 'b'];
  const more = ['Tab', 'x', 'Tab', 'Tab', 'hush', 'Tab', '{"a":', 'ctrl-s'];
  expect(draw(pressForm(form, [...keys, ...more]))).toBe(
    [
      'forecast  * required  field 1 of 9',
      '▸ * city      O',
      '    ✖ has at least 2 characters, not 1',
      '    days      9',
      '    ✖ is 1 to 7, not 9',
      '  * unit      ✖ is required',
      '    isLong    [ ] false',
      '    tags      a, b',
      '    filter',
      '      status  x',
      '      since',
      '    apiKey    ••••',
      '    extra     {"a":',
      '    ✖ is no JSON yet: a value expected at line 1, column 6',
      'required, text, at least 2 characters · The city to look at,',
      'by its name.',
      '$ nanda exec forecast',
      '  {"city":"O","days":9,"isLong":false,"tags":["a","b"],"fil…',
    ].join('\n'),
  );
});

describe('the field with the focus', () => {
  const lineOf = (state: FormState, label: string) =>
    draw(state)
      .split('\n')
      .find((line) => line.includes(label));

  test('shows its choices on the line', () => {
    const state = pressForm(form, ['Tab', 'Tab', 'Right']);
    expect(lineOf(state, 'unit')).toBe('▸ * unit      ‹celsius› fahrenheit');
  });

  test('lists them below where they are many', () => {
    const country = { enum: Array.from({ length: 30 }, (_, index) => `Land ${index}`) };
    const state = createForm({ properties: { country, b: { type: 'string' } } });
    expect(draw(state)).toContain('‹–› of 30, space lists them');
    const open = draw(pressForm(state, ['Right', 'Right', 'Right', 'Right', 'Right', ' ', 'Down']));
    expect(open).toContain('▸   country  ‹Land 5› 6 of 30\n');
    expect(open).toContain('             › Land 5\n               Land 6\n');
    expect(open).toContain('    b\n');
  });

  test('shows the rows of a list', () => {
    const state = pressForm(form, ['Down', 'Down', 'Down', 'Down', 'one', 'Enter', 'two']);
    expect(draw(state)).toContain('▸   tags      · one\n              · two\n');
  });

  test('shows the end of a long text, and the ends of its lines', () => {
    const state = pressForm(form, [`${'x'.repeat(200)}\nthe end`]);
    expect(lineOf(state, 'city')).toMatch(/^▸ \* city {6}x+⏎the end$/);
  });

  test('shows of a secret only how long it is', () => {
    const state = pressForm(form, ['Shift-Tab', 'Shift-Tab', 'hush 日本']);
    expect(lineOf(state, 'apiKey')).toBe('▸   apiKey    •••••••');
    expect(draw(state)).not.toContain('hush');
    expect(draw(state)).toContain('"apiKey":"••••"');
  });
});

test.each([
  [100, 30],
  [60, 12],
  [40, 12],
  [38, 8],
  [38, 6],
  [38, 4],
  [20, 3],
])(
  'at %i columns and %i rows nothing is wider or longer, and the focus is in sight',
  (columns, rows) => {
    const properties = Object.fromEntries(
      Array.from({ length: 40 }, (_, index) => [
        `a_rather_long_name_日本_${index}`,
        index % 3 === 0
          ? { enum: ['one', 'two'] }
          : { type: 'array', items: { enum: 'abcdefgh'.split('') } },
      ]),
    );
    let state = createForm({ type: 'object', properties }, { title: 'wide 日本' });
    for (let step = 0; step < 45; step += 1) {
      const screen = draw(state, { columns, rows });
      const lines = screen.split('\n');
      expect(lines.length).toBeLessThanOrEqual(rows);
      for (const line of lines) expect(measureWidth(line).width).toBeLessThanOrEqual(columns);
      expect(screen).toContain('▸');
      state = pressForm(state, ['Tab', ' ', 'Right', 'Right', 'Right', 'Right', ' ']);
    }
  },
);

test('a form without fields says so', () => {
  expect(draw(createForm({ type: 'object' }))).toBe(
    'No parameters: Enter runs it.\n$ nanda exec forecast {}',
  );
});
