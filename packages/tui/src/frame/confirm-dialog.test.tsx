import { Box } from 'ink';
import { expect, test } from 'vitest';
import type { SessionEvent } from '../session/session-event.js';
import { pressKeys } from '../testing/press-keys.js';
import { renderPane } from '../testing/render-pane.js';
import { sessionAfter } from '../testing/session-after.js';
import { ConfirmDialog } from './confirm-dialog.js';

const overlay = {
  kind: 'confirm',
  question: 'Call delete_all\u001b[2J?',
  detail: 'It deletes\n\u202eeverything',
  yes: [{ type: 'quit' }],
} as const;
const asked = sessionAfter([{ type: 'overlay-opened', overlay } satisfies SessionEvent]);

test('it names what it does, made safe', () => {
  const Shown = () => (
    <Box height={10} width={40}>
      <ConfirmDialog columns={40} overlay={overlay} rows={10} />
    </Box>
  );
  expect(renderPane(Shown, { state: asked, columns: 40, rows: 10 })).toEqual([
    '',
    '╭─ ▸ Yes or no ────────────────────────╮',
    '│ Call delete_all␛[2J?                 │',
    '│                                      │',
    '│ It deletes                           │',
    '│ <U+202E>everything                   │',
    '│                                      │',
    '│ y or enter: yes n or esc: no         │',
    '╰──────────────────────────────────────╯',
    '',
  ]);
});

test.each(['y', 'enter'])('%s does it', (key) => {
  const { state } = pressKeys([key], asked);
  expect(state.hasQuit).toBe(true);
  expect(state.view.overlay).toBeNull();
});

test.each(['n', 'esc'])('%s leaves it', (key) => {
  const { state } = pressKeys([key], asked);
  expect(state.hasQuit).toBe(false);
  expect(state.view.overlay).toBeNull();
});

test('another key, and the palette, leave it in front', () => {
  const { state } = pressKeys(['x', 'ctrl-p'], asked);
  expect(state.view.overlay).toBe(overlay);
  expect(state.view.toast?.text).toBe('Answer what is in front first');
});

test('what does not fit is said to be left out', () => {
  const detail = Array.from({ length: 9 }, (_, index) => `line ${index}`).join('\n');
  const Shown = () => (
    <Box height={5} width={40}>
      <ConfirmDialog columns={40} overlay={{ question: 'Run drop?', detail }} rows={5} />
    </Box>
  );
  expect(renderPane(Shown, { state: asked, columns: 40, rows: 5 })).toEqual([
    '╭─ ▸ Yes or no ────────────────────────╮',
    '│ Run drop?                            │',
    '│ line 0                               │',
    '│ … 8 more lines                       │',
    '╰──────────────────────────────────────╯',
  ]);
});
