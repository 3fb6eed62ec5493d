import { Box } from 'ink';
import { expect, test } from 'vitest';
import { keymap } from '../keymap/keymap.js';
import { initialSession } from '../session/initial-session.js';
import type { SessionState } from '../session/session-state.js';
import { fakeConnection } from '../testing/fake-connection.js';
import { fakeService } from '../testing/fake-service.js';
import { pressKeys } from '../testing/press-keys.js';
import { renderPane } from '../testing/render-pane.js';
import { servicesFound } from '../testing/services-found.js';
import { sessionAfter } from '../testing/session-after.js';
import { findServices } from './find-services.js';
import { PaletteOverlay } from './palette-overlay.js';
import { selectPalette } from './select-palette.js';

const state = sessionAfter([
  ...servicesFound([
    fakeService(),
    fakeService({ id: 'svc_2', name: 'evil\u001b[2Jname', description: 'x\u202ey' }),
  ]),
  {
    type: 'connected',
    connection: fakeConnection({ id: 'conn_2', metadata: { serviceName: 'Other' } }),
  },
  { type: 'connected', connection: fakeConnection() },
  { type: 'panes-entered' },
]);
const opened = pressKeys(['ctrl-k'], state).state;

function titles(of: SessionState): readonly string[] {
  return selectPalette(of, { keymap }).map(({ title }) => title);
}

function typed(text: string, before = opened): SessionState {
  return pressKeys([text], before).state;
}

test('it has everything: keys that count now, places, tools, connections, commands, services', () => {
  const all = titles(opened);
  expect(all[0]).toBe('Show all about the service');
  expect(all).toEqual(
    expect.arrayContaining([
      'Show history',
      'Call getCurrentWeather',
      'Use Other',
      'connect: connect to a row of the list, a name, an id, a URL or a program',
      'Connect to WeatherMCP',
      'Look at WeatherMCP',
    ]),
  );
  const ids = selectPalette(opened, { keymap }).map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
});

test('it is found by typing, and enter does it as if the palette had not been there', () => {
  const found = typed('show hist');
  expect(titles(found)[0]).toBe('Show history');
  const { state: after, intents } = pressKeys(['enter'], found);
  expect(after.view).toMatchObject({ overlay: null, place: 'history', mode: 'panes' });
  expect(intents).toEqual([{ intent: 'load', what: 'history' }]);
});

test('from the prompt a place is gone to, and the keys are its own then', () => {
  const prompt = pressKeys(['ctrl-p'], sessionAfter([{ type: 'prompt-entered' }], state)).state;
  const { state: after } = pressKeys(['enter'], typed('show logs', prompt));
  expect(after.view).toMatchObject({ overlay: null, place: 'logs', mode: 'panes' });
});

test('a command is put into the prompt, to be completed', () => {
  const { state: after, intents } = pressKeys(['enter'], typed('disconnect: close'));
  expect(after.input.text).toBe('disconnect');
  expect(after.view).toMatchObject({ mode: 'prompt', overlay: null });
  expect(intents).toEqual([]);
  expect(pressKeys(['enter'], typed('rerun: make')).state.input.text).toBe('rerun: ');
  expect(pressKeys(['enter'], typed('stream: call')).state.input.text).toBe('stream ');
});

test('a tool opens its form, a service is connected, a connection is used', () => {
  const form = pressKeys(['enter'], typed('call getCurr')).state;
  expect(form.callForm).toMatchObject({ connectionId: 'conn_abc123', tool: 'getCurrentWeather' });
  expect(form.view).toMatchObject({ column: 'work', work: 'form', overlay: null });
  expect(pressKeys(['enter'], typed('connect to weather')).intents).toEqual([
    { intent: 'run', command: { verb: 'connect', target: 'svc_1' } },
  ]);
  expect(pressKeys(['enter'], typed('use other')).intents).toEqual([
    { intent: 'run', command: { verb: 'use', target: 'conn_2' } },
  ]);
});

test('what cannot be done now says why, and is not done', () => {
  const found = typed('use weather');
  expect(selectPalette(found, { keymap })[0]?.reason).toBe('It is the current one');
  const { state: after, intents } = pressKeys(['enter'], found);
  expect(intents).toEqual([]);
  expect(after.view.overlay).toEqual({ kind: 'palette' });
  expect(after.view.toast?.text).toBe('It is the current one');
});

test('nothing is typed when it is opened again, and the cursor is on the first', () => {
  const before = pressKeys(['down', 'down', 'esc'], typed('show')).state;
  expect(before.view.overlay).toBeNull();
  const again = pressKeys(['ctrl-k'], before).state;
  expect(again.lists.palette).toMatchObject({ filter: '', cursor: 0, offset: 0 });
});

test.each(['esc', 'ctrl-p', 'ctrl-k'])('%s closes it', (key) => {
  expect(pressKeys([key], opened).state.view.overlay).toBeNull();
});

test('the cursor goes to the last row and no further', () => {
  const found = typed('show h');
  const count = titles(found).length;
  const { state: after } = pressKeys([...Array<string>(count + 3).fill('down')], found);
  expect(after.lists.palette.cursor).toBe(count - 1);
  expect(pressKeys(['up'], after).state.lists.palette.cursor).toBe(count - 2);
});

test('of 10,000 services it makes no more than 200 rows, at once', () => {
  const many = Array.from({ length: 10_000 }, (_, index) =>
    fakeService({ id: `svc_${index}`, name: `service number ${index}` }),
  );
  const before = sessionAfter(servicesFound(many), opened);
  expect(titles(before)).toHaveLength(200);
  const found = typed('connect to service number 777', before);
  expect(titles(found).length).toBeLessThanOrEqual(200);
  expect(titles(found)[0]).toBe('Connect to service number 777');
});

test.each([
  [60, 14],
  [80, 19],
  [120, 35],
])('%i columns', (columns, rows) => {
  const found = typed('ev2Jname');
  const Shown = () => (
    <Box height={rows} width={columns}>
      <PaletteOverlay columns={columns} rows={rows} state={found} />
    </Box>
  );
  const lines = renderPane(Shown, { state: found, columns, rows });
  expect(lines).toHaveLength(rows);
  const [title, filter, first] = lines.map((line) => line.trim());
  expect(title).toMatch(/^╭─ ▸ What do you want to do\? ─+ 1 of 2 ─╮$/);
  expect(filter).toMatch(/^│ \/ ev2Jname +│$/);
  expect(first).toMatch(/^│ › (Look at|Connect to) evil␛\[2Jname +x<U\+202E>y │$/);
});

test('where nothing matches it says what to do', () => {
  const none = typed('zzzzqqq');
  expect(titles(none)).toEqual([]);
  expect(pressKeys(['enter'], none).intents).toEqual([]);
  expect(initialSession.lists.palette.filter).toBe('');
});

test('thousands of services are searched once for one filter', () => {
  const services = Array.from({ length: 10_000 }, (_, index) =>
    fakeService({ id: `svc_${index}`, name: `Service ${index}` }),
  );
  const options = { filter: 'look 777', limit: 200 };
  const first = findServices(services, options);
  expect(first[0]?.title).toBe('Look at Service 777');
  expect(findServices(services, options)).toBe(first);
  expect(findServices(services, { ...options, filter: '' })).toHaveLength(200);
});
