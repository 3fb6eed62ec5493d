import { expect, test } from 'vitest';
import type { SessionEvent } from '../../session/session-event.js';
import type { SessionState } from '../../session/session-state.js';
import { pressKeys } from '../../testing/press-keys.js';
import { renderPane } from '../../testing/render-pane.js';
import { sessionAfter } from '../../testing/session-after.js';
import { clockTime } from './clock-time.js';
import { LogsPane } from './logs-pane.js';
import { logWeight } from './log-weight.js';
import { selectLogs } from './select-logs.js';

const at = '2030-01-01T10:20:30.000Z';

function logged(text: string, level = 'info'): SessionEvent {
  return { type: 'logged', line: { at, source: 'Coffee order', level, text } };
}

function numbers(from: number, to: number): readonly SessionEvent[] {
  return Array.from({ length: to - from }, (_, index) => logged(`line ${from + index}`));
}

const there: readonly SessionEvent[] = [
  { type: 'panes-entered' },
  { type: 'place-opened', place: 'logs' },
];
const some = sessionAfter([
  ...there,
  logged('beans are ground', 'debug'),
  logged('water is hot'),
  logged('no milk\u001b[2J\nleft', 'warning'),
  logged('the cup is broken', 'critical'),
]);

function texts(state: SessionState): readonly string[] {
  return selectLogs(state).map(({ text }) => text);
}

test('logs in 36, 50 and 80 columns', () => {
  const time = clockTime(at);
  expect(renderPane(LogsPane, { state: some, columns: 36, rows: 7 })).toEqual([
    '╭─ ▸ Logs ───────────────────── 4 ─╮',
    '│ / to filter, v for less          │',
    '│  debug   beans are ground        │',
    '│  info    water is hot            │',
    '│  warning no milk␛[2J left        │',
    '│ ›critic… the cup is broken       │',
    '╰──────────────────────────────────╯',
  ]);
  expect(renderPane(LogsPane, { state: some, columns: 50, rows: 7 })[2]).toBe(
    `│  ${time} debug   beans are ground             │`,
  );
  expect(renderPane(LogsPane, { state: some, columns: 80, rows: 7 })[4]).toBe(
    `│  ${time} warning Coffee order         no milk␛[2J left                      │`,
  );
});

test('it follows the end, until somebody goes up; G follows again', () => {
  const many = sessionAfter([...there, ...numbers(0, 100)]);
  expect(many.lists.logs.cursor).toBe(99);
  expect(renderPane(LogsPane, { state: many, columns: 40, rows: 8 })[6]).toContain(
    '›info    line 99',
  );
  const up = sessionAfter(numbers(100, 110), pressKeys(['k', 'k'], many).state);
  expect(up.lists.logs.cursor).toBe(97);
  const shown = renderPane(LogsPane, { state: up, columns: 60, rows: 8 });
  expect(shown.join('\n')).toContain('line 97');
  expect(shown[0]).toContain('G follows the end · 110');
  const down = sessionAfter(numbers(110, 112), pressKeys(['G'], up).state);
  expect(down.lists.logs.cursor).toBe(111);
});

test('when the oldest go, the cursor stays on its line', () => {
  const full = sessionAfter([...there, ...numbers(0, 2000)]);
  const up = pressKeys(['k'], full).state;
  const after = sessionAfter(numbers(2000, 2300), up);
  expect(after.logs.lines).toHaveLength(2000);
  expect(texts(after)[after.lists.logs.cursor]).toBe('line 1998');
  expect(sessionAfter(numbers(2000, 2300), full).lists.logs.cursor).toBe(1999);
});

test('v shows less, and then all again', () => {
  const counts = [1, 2, 3, 4].map((times) => {
    const { state } = pressKeys(Array<string>(times).fill('v'), some);
    return [state.logs.threshold, texts(state).length];
  });
  expect(counts).toEqual([
    ['info', 3],
    ['warning', 2],
    ['error', 1],
    ['debug', 4],
  ]);
  const { state } = pressKeys(['v', 'v'], some);
  expect(renderPane(LogsPane, { state, columns: 60, rows: 5 })[0]).toContain(
    'from warning on · 2 of 4',
  );
  // The cursor was at the end, and still is.
  expect(state.lists.logs.cursor).toBe(1);
});

test('it is filtered by words, in the order of their time', () => {
  const { state } = pressKeys(['/', 'is the'], some);
  expect(texts(state)).toEqual(['the cup is broken']);
  expect(texts(pressKeys(['/', 'is'], some).state)).toEqual(['water is hot', 'the cup is broken']);
  const none = pressKeys(['/', 'zzz', 'tab'], some).state;
  expect(renderPane(LogsPane, { state: none, columns: 60, rows: 5 }).join('\n')).toContain(
    'No line matches.',
  );
  expect(pressKeys(['y'], none).intents).toEqual([]);
  expect(pressKeys(['y'], some).intents).toEqual([{ intent: 'copy', what: 'row' }]);
});

test('without a line it says what comes here', () => {
  const lines = renderPane(LogsPane, { state: sessionAfter([]), columns: 60, rows: 5 });
  expect(lines.join('\n')).toContain('Nothing has been logged.');
});

test('levels of others have a weight as well', () => {
  expect(logWeight('WARN')).toBe(logWeight('warning'));
  expect(logWeight('fatal')).toBeGreaterThan(logWeight('error'));
  expect(logWeight('trace')).toBe(0);
  expect(logWeight('strange')).toBe(logWeight('info'));
  expect(clockTime('nonsense')).toBe('--:--:--');
});
