import { expect, test } from 'vitest';
import { rowText } from '../../copying/row-text.js';
import { focusedList } from '../../lists/focused-list.js';
import { initialSession } from '../../session/initial-session.js';
import type { SessionState } from '../../session/session-state.js';
import { doKey } from '../../testing/do-key.js';
import { fakeConnection } from '../../testing/fake-connection.js';
import { fakeService } from '../../testing/fake-service.js';
import { renderPane } from '../../testing/render-pane.js';
import { sessionAfter } from '../../testing/session-after.js';
import { connectionsKeys as keys } from './connections-keys.js';
import { ConnectionsPane } from './connections-pane.js';
import { selectConnections } from './select-connections.js';

const elsewhere = fakeConnection({ id: 'conn_1', auth: { type: 'bearer' } });
const broken = fakeConnection({
  id: 'conn_2',
  name: 'alerts',
  state: 'failed',
  failure: { code: 'UPSTREAM_LOST', message: 'it does\u001b[2J not answer' },
});
const changed = fakeConnection({
  id: 'conn_3',
  name: 'climate',
  toolChanges: [
    { toolName: 'trend\u001b[2J', kind: 'changed', members: ['description'] },
    { toolName: 'drop', kind: 'added' },
  ],
});
const returning = fakeConnection({
  id: 'conn_4',
  name: 'slow',
  state: 'reconnecting',
  health: { lastPing: null, latency: null, errorRate: 0 },
});
const state = sessionAfter([
  { type: 'connections-listed', connections: [elsewhere, broken, returning] },
  { type: 'connected', connection: changed },
]);

function at(index: number): SessionState {
  const to = { type: 'list-moved', list: 'connections', to: index, count: 4, rows: 9 } as const;
  return sessionAfter([to], state);
}

test('connections in 20, 44 and 76 columns', () => {
  expect(renderPane(ConnectionsPane, { state, columns: 20, rows: 7 })).toEqual([
    '╭─ ▸ Connections ──╮',
    '│ * in use, / to…  │',
    '│ › 1 ●   Weather… │',
    '│   2 ✖   alerts   │',
    '│   3 ◐   slow     │',
    '│   4 ●*! climate  │',
    '╰──────────────────╯',
  ]);
  expect(renderPane(ConnectionsPane, { state, columns: 44, rows: 7 })).toEqual([
    '╭─ ▸ Connections ────────────────────── 4 ─╮',
    '│ * in use, / to filter                    │',
    '│ › 1 ●   WeatherMCP 1 tool  12 ms  http   │',
    '│   2 ✖   alerts failed: it does␛[2J not…  │',
    '│   3 ◐   slow reconnecting  http          │',
    '│   4 ●*! climate tools changed (a) 1 tool │',
    '╰──────────────────────────────────────────╯',
  ]);
  expect(renderPane(ConnectionsPane, { state, columns: 76, rows: 7 })).toEqual([
    '╭─ ▸ Connections ────────────────────────────────────────────────────── 4 ─╮',
    '│ * in use, / to filter                                                    │',
    '│ › 1 ●   WeatherMCP               1 tool  12 ms  http  5 min ago  bearer  │',
    '│   2 ✖   alerts                   failed: it does␛[2J not answer  http    │',
    '│   3 ◐   slow                     reconnecting  http  5 min ago           │',
    '│   4 ●*! climate                  tools changed (a) 1 tool  12 ms  http   │',
    '╰──────────────────────────────────────────────────────────────────────────╯',
  ]);
});

test('nothing is connected: what to do next', () => {
  const none = sessionAfter([{ type: 'connections-listed', connections: [] }]);
  const text = renderPane(ConnectionsPane, { state: none, columns: 60, rows: 10 }).join('\n');
  expect(text).toContain('Nothing is connected. S shows services');
  expect(doKey('enter', { keys, state: none })).toBe('No connection is selected');
});

test('what could not be read is told there', () => {
  const failure = { message: 'no proxy', hint: 'the same again', exitCode: 4 };
  const failed = sessionAfter([{ type: 'connections-failed', failure }]);
  const text = renderPane(ConnectionsPane, { state: failed, columns: 60, rows: 10 }).join('\n');
  expect(text).toContain('✖ no proxy');
  expect(text).toContain('try: the same again');
});

test('Enter uses the connection and shows its tools', () => {
  expect(doKey('enter', { keys, state: at(0) })).toEqual([
    { intent: 'run', command: { verb: 'use', target: 'conn_1' } },
    { type: 'work-opened', work: 'tools' },
  ]);
  expect(doKey('enter', { keys, state: at(3) })).toEqual([{ type: 'work-opened', work: 'tools' }]);
});

test('d closes what was opened here, and asks before what was not', () => {
  const closed = { intent: 'run', command: { verb: 'disconnect', target: 'conn_3' } };
  expect(doKey('d', { keys, state: at(3) })).toEqual([closed]);
  expect(doKey('d', { keys, state: at(0) })).toEqual([
    {
      type: 'overlay-opened',
      overlay: {
        kind: 'confirm',
        question: 'Disconnect WeatherMCP?',
        detail: 'It was not opened here: another program may be using it.',
        yes: [{ intent: 'run', command: { verb: 'disconnect', target: 'conn_1' } }],
      },
    },
  ]);
});

test('r refreshes; a shows what has changed, and takes it', () => {
  expect(doKey('r', { keys, state: at(0) })).toEqual([
    { intent: 'run', command: { verb: 'refresh', target: 'conn_1', acceptTools: false } },
  ]);
  expect(doKey('a', { keys, state: at(0) })).toBe('Its tools are what they were');
  expect(doKey('a', { keys, state: at(3) })).toEqual([
    {
      type: 'overlay-opened',
      overlay: {
        kind: 'confirm',
        question: 'Accept the tools of climate as they are now?',
        detail: '~ trend␛[2J (changed: description)\n+ drop (added)',
        yes: [{ intent: 'run', command: { verb: 'refresh', target: 'conn_3', acceptTools: true } }],
      },
    },
  ]);
});

test('a filter leaves the numbers that `use` counts by', () => {
  const filtered = sessionAfter(
    [{ type: 'list-filtered', list: 'connections', filter: 'clim' }],
    state,
  );
  expect(selectConnections(filtered).map(({ number }) => number)).toEqual([4]);
  expect(selectConnections(filtered)).toBe(selectConnections(filtered));
  expect(doKey('y', { keys, state: filtered })).toEqual([{ intent: 'copy', what: 'row' }]);
  expect(doKey('y', { keys, state: initialSession })).toBe('No connection is selected');
});

test('the id of a connection, and of the service that is looked at, is what y copies', () => {
  expect(rowText('connections', at(1))).toBe('conn_2');
  const looked = sessionAfter([
    { type: 'detail-wanted', service: fakeService({ id: 'svc_9' }) },
    { type: 'work-opened', work: 'detail' },
  ]);
  expect(rowText(focusedList(looked), looked)).toBe('svc_9');
});
