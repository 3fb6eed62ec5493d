import { expect, test } from 'vitest';
import { initialView } from '../view/initial-view.js';
import type { ViewState } from '../view/view-state.js';
import { layoutOf } from './layout-of.js';

function names(change: Partial<ViewState>): string[] {
  return layoutOf({ ...initialView, ...change }).columns.map(({ name }) => name);
}

const size = (columns: number, rows = 24) => ({ size: { columns, rows } });

test.each<[Partial<ViewState>, string[]]>([
  [{ mode: 'prompt', ...size(120) }, ['places', 'work', 'output']],
  [{ mode: 'panes', column: 'work', ...size(110) }, ['places', 'work', 'output']],
  [{ mode: 'prompt', left: 'places', ...size(109) }, ['places', 'output']],
  [{ mode: 'prompt', left: 'work', ...size(80) }, ['work', 'output']],
  [{ mode: 'panes', column: 'places', ...size(80) }, ['places', 'work']],
  [{ mode: 'panes', column: 'work', ...size(70) }, ['work', 'output']],
  [{ mode: 'panes', column: 'output', left: 'work', ...size(80) }, ['work', 'output']],
  [{ mode: 'panes', column: 'work', ...size(69) }, ['work']],
  [{ mode: 'prompt', column: 'work', ...size(60) }, ['output']],
  [{ mode: 'panes', column: 'work', isZoomed: true, ...size(200) }, ['work']],
])('%j shows %j', (change, expected) => {
  expect(names(change)).toEqual(expected);
});

test.each([40, 69, 70, 85, 109, 110, 133, 250])('the columns of %i cells add up', (columns) => {
  for (const mode of ['prompt', 'panes'] as const) {
    for (const column of ['places', 'work', 'output'] as const) {
      const view = { ...initialView, mode, column, ...size(columns) };
      const sum = layoutOf(view).columns.reduce((total, one) => total + one.columns, 0);
      expect(sum).toBe(columns);
    }
  }
});

test.each([
  [39, 24, false],
  [40, 9, false],
  [40, 10, true],
])('%i×%i is usable: %s', (columns, rows, isUsable) => {
  expect(layoutOf({ ...initialView, ...size(columns, rows) }).isUsable).toBe(isUsable);
});
