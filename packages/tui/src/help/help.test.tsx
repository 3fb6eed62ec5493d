import { Box } from 'ink';
import { expect, test } from 'vitest';
import { keymap } from '../keymap/keymap.js';
import { initialSession } from '../session/initial-session.js';
import type { SessionState } from '../session/session-state.js';
import { pressKeys } from '../testing/press-keys.js';
import { renderPane } from '../testing/render-pane.js';
import { sessionAfter } from '../testing/session-after.js';
import { HelpOverlay } from './help-overlay.js';
import { openHelp } from './open-help.js';
import { selectHelp } from './select-help.js';

const inHistory = sessionAfter([
  { type: 'panes-entered' },
  { type: 'place-opened', place: 'history' },
]);
const help = pressKeys(['?'], inHistory).state;

function headings(state: SessionState): readonly string[] {
  return selectHelp(state, { keymap }).flatMap((row) =>
    row.kind === 'heading' ? [row.title] : [],
  );
}

test('what counts now comes first, the innermost at the top; everything is there once', () => {
  expect(headings(help).slice(0, 4)).toEqual([
    'History',
    'In every list',
    'In every pane',
    'Anywhere',
  ]);
  const rows = selectHelp(help, { keymap });
  expect(rows.filter(({ kind }) => kind === 'key')).toHaveLength(keymap.length);
  expect(rows[0]).toMatchObject({ isHere: true });
  expect(rows.find((row) => row.kind === 'heading' && row.title === 'Services')).toMatchObject({
    isHere: false,
  });
});

test('a key that does nothing now says why', () => {
  const row = selectHelp(help, { keymap }).find(
    (one) => one.kind === 'key' && one.title === 'Make the call again',
  );
  expect(row).toMatchObject({ keys: 'r', reason: 'No call is selected' });
});

test('it is filtered by words of the title, the keys and the place, in its own order', () => {
  const { state } = pressKeys(['/', 'p', 'a', 'g', 'e', ' ', 'd', 'o', 'w', 'n'], help);
  const rows = selectHelp(state, { keymap });
  expect(rows.length).toBeGreaterThan(2);
  for (const row of rows) {
    if (row.kind === 'key')
      expect(`${row.title} ${row.keys}`.toLowerCase()).toMatch(/page.*down|down.*page/);
  }
  expect(headings(state)[0]).toBe('In every list');
  const cleared = pressKeys(['esc'], state).state;
  expect(cleared.view.overlay).toEqual({ kind: 'help' });
  expect(cleared.lists.help.filter).toBe('');
  // A filter that is kept leaves the letters to be commands again.
  const kept = pressKeys(['enter', 'j', 'j'], state).state;
  expect(kept.lists.help).toMatchObject({ cursor: 2, filter: 'page down' });
});

test.each(['esc', '?', 'q'])('%s closes it', (key) => {
  expect(pressKeys([key], help).state.view.overlay).toBeNull();
});

test('it goes to its end and no further, and begins anew the next time', () => {
  const end = pressKeys(['G', 'j', 'j'], help).state;
  const count = selectHelp(end, { keymap }).length;
  expect(end.lists.help.cursor).toBe(count - 1);
  const again = pressKeys(['q', '?'], end).state;
  expect(again.lists.help).toMatchObject({ cursor: 0, offset: 0, filter: '' });
  expect(openHelp().at(-1)).toEqual({ type: 'overlay-opened', overlay: { kind: 'help' } });
});

test.each([
  [60, 14],
  [80, 19],
  [120, 35],
])('%i columns', (columns, rows) => {
  const Shown = () => (
    <Box height={rows} width={columns}>
      <HelpOverlay columns={columns} rows={rows} state={help} />
    </Box>
  );
  const lines = renderPane(Shown, { state: help, columns, rows });
  expect(lines).toHaveLength(rows);
  const [title, filter, first, second] = lines.map((line) => line.trim());
  expect(title).toMatch(/^╭─ ▸ Keys ─+ \d+ of \d+ ─╮$/);
  expect(filter).toMatch(/^│ \/ to filter, esc to close +│$/);
  expect(first).toMatch(/^│ ›History, now +│$/);
  expect(second).toMatch(/^│ {3}enter +\(Show the call and its result\) ?(No|…).* +│$/);
});

test('in the prompt its keys come first', () => {
  const state = sessionAfter(
    [{ type: 'overlay-opened', overlay: { kind: 'help' } }],
    initialSession,
  );
  expect(headings(state)[0]).toBe('In the prompt');
});
