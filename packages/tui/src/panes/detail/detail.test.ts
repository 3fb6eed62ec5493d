import type { Service } from '@nanda/sdk';
import { expect, test } from 'vitest';
import { initialSession } from '../../session/initial-session.js';
import { doKey } from '../../testing/do-key.js';
import { fakeService } from '../../testing/fake-service.js';
import { fakeTime } from '../../testing/fake-time.js';
import { fakeTool } from '../../testing/fake-tool.js';
import { renderPane } from '../../testing/render-pane.js';
import { servicesFound } from '../../testing/services-found.js';
import { sessionAfter } from '../../testing/session-after.js';
import { detailKeys as keys } from './detail-keys.js';
import { detailLines } from './detail-lines.js';
import { DetailPane } from './detail-pane.js';
import { selectDetail } from './select-detail.js';
import { serviceFacts } from './service-facts.js';

const whole: Service = fakeService({
  title: 'Weather',
  description: 'Real-time weather\u001b[2J data.\n\nOf every place.',
  verified: true,
  verification: { by: 'publisher-domain', reason: 'it lies in weather.example' },
  health: { state: 'auth_required', checkedAt: fakeTime, latency: 40, reason: 'HTTP 401' },
  auth: { type: 'api_key', details: { header: 'X-Key' } },
  protected: true,
  status: 'deprecated',
  endpoints: [
    {
      url: 'https://weather.example/mcp',
      transport: 'http',
      headers: [{ name: 'X-Place', description: 'where', default: 'here' }],
    },
  ],
  packages: [
    {
      registryType: 'npm',
      identifier: 'weather',
      version: '1.0.0',
      transport: 'stdio',
      environmentVariables: [{ name: 'KEY', isRequired: true, isSecret: true }],
    },
  ],
  rating: { average: 4.5, count: 12 },
  popularity: { registry: 7, connections: 3, executions: 1 },
  homepage: 'https://weather.example/',
  repository: 'https://code.example/weather',
  alsoIn: [{ registry: 'other', id: 'w', stale: true }],
  versions: [
    { version: '1.0.0', status: 'active', publishedAt: fakeTime, isLatest: true },
    { version: '0.9.0', status: 'deprecated', publishedAt: fakeTime, isLatest: false },
  ],
});
const known = sessionAfter([
  { type: 'detail-wanted', service: whole },
  { type: 'detail-found', service: whole },
  { type: 'detail-tools-found', serviceId: whole.id, tools: [fakeTool()] },
]);

test('all about a service', () => {
  expect(renderPane(DetailPane, { state: known, columns: 60, rows: 60 })).toEqual([
    '╭─ ▸ Weather ──────────────────────────────────────────────╮',
    ...[
      'Weather',
      '✓ verified',
      '◐ up, wants credentials',
      '* wants an API key',
      '! its publisher advises against it',
      '',
      'Real-time weather␛[2J data.',
      '',
      'Of every place.',
      '',
      'Endpoints',
      '  https://weather.example/mcp (http)',
      '    header X-Place: default here; where',
      '',
      'Packages',
      '  To run on your own machine. From a shell: nanda',
      '  connect -- and the command.',
      '  weather 1.0.0 (npm, stdio)',
      '    $ npx -y weather@1.0.0',
      '    variable KEY: required; secret',
      '',
      'Tools (1)',
      '  getCurrentWeather --location TEXT [--units',
      '  metric|imperial]',
      '    Temperature, conditions and humidity at a place,',
      '    now.',
      '',
      'Facts',
      'name        WeatherMCP',
      'id          svc_1',
      'publisher   weather.example',
      'version     1.0.0',
      'status      deprecated',
      'verified    it lies in weather.example',
      '            (publisher-domain)',
      'health      HTTP 401; answered in 40 ms; looked at 5 min',
      '            ago',
      'wants       api_key (header X-Key)',
      'category    weather',
      'tags        weather, api',
      'transports  http',
      'can         tools',
      'used        3 connections, 1 call through this proxy;',
      '            popularity 7',
      'rating      ★ 4.5 of 5 (12 ratings)',
      'homepage    https://weather.example/',
      'repository  https://code.example/weather',
      'from        demo',
      'also in     other (w; does not answer now)',
      'updated     2030-01-01',
      '',
      'Versions',
      '  1.0.0 2030-01-01 latest',
      '  0.9.0 2030-01-01 deprecated',
      ...Array.from({ length: 4 }, () => ''),
    ].map((line) => `│ ${line.padEnd(56)} │`),
    '╰──────────────────────────────────────────────────────────╯',
  ]);
});

test('where it is narrow, names stand above what they name, and nothing is wider', () => {
  const lines = renderPane(DetailPane, { state: known, columns: 24, rows: 100 });
  const at = lines.findIndex((line) => line.startsWith('│ homepage'));
  expect(lines.slice(at, at + 3)).toEqual([
    '│ homepage             │',
    '│   https://weather.ex │',
    '│   ample/             │',
  ]);
});

test('the service under the cursor at once; Enter and scrolling read it whole', () => {
  const listed = fakeService({ tools: [{ name: 'getForecast', description: 'Tomorrow' }] });
  const state = sessionAfter(servicesFound([listed, fakeService({ id: 'svc_2', name: 'Second' })]));
  const text = renderPane(DetailPane, { state, columns: 60, rows: 40 }).join('\n');
  expect(text).toContain('Real-time weather data');
  expect(text).toContain('  getForecast');
  expect(text).toContain('Enter reads all about it.');
  expect(selectDetail(state)).toBe(selectDetail(state));
  expect(doKey('j', { keys, state })).toMatchObject([
    { intent: 'look-at', service: listed },
    { type: 'detail-scrolled' },
  ]);
  const moved = sessionAfter(
    [
      { type: 'detail-wanted', service: listed },
      { type: 'list-moved', list: 'services', to: 1, count: 2, rows: 9 },
    ],
    state,
  );
  expect(selectDetail(moved)?.service.name).toBe('Second');
});

test('what could not be read is told there, and what the list knows stays', () => {
  const failure = { message: 'gone\u001b[2J', hint: 'x', exitCode: 6 };
  const state = sessionAfter([
    { type: 'detail-wanted', service: whole },
    { type: 'detail-failed', serviceId: whole.id, failure },
    { type: 'detail-tools-failed', serviceId: whole.id, failure: { ...failure, message: 'shut' } },
  ]);
  const text = renderPane(DetailPane, { state, columns: 60, rows: 70 }).join('\n');
  expect(text).toContain('✖ gone␛[2J');
  expect(text).toContain('r reads it again');
  expect(text).toContain('https://weather.example/mcp');
  expect(text).toContain('✖ shut');
});

test('it is scrolled by lines, and never beyond its end', () => {
  let state = known;
  const press = (key: string) => {
    const actions = doKey(key, { keys, state });
    if (typeof actions === 'string') throw new Error(actions);
    state = sessionAfter(
      actions.filter((action) => 'type' in action),
      state,
    );
    return state.detail?.offset;
  };
  expect(press('j')).toBe(1);
  expect(press('ctrl-d')).toBeGreaterThan(5);
  expect(press('g g')).toBe(0);
  expect(press('k')).toBe(0);
  const end = press('G');
  expect(end).toBeGreaterThan(20);
  expect(press('j')).toBe(end);
  expect(press('pageup')).toBeLessThan(end ?? 0);
});

test('a scrolled one says how much is left', () => {
  const state = sessionAfter([{ type: 'detail-scrolled', offset: 2 }], known);
  const lines = renderPane(DetailPane, { state, columns: 60, rows: 12 });
  expect(lines[0]).toMatch(/ 4\d more ─╮$/u);
  expect(lines[1]).toContain('◐ up, wants credentials');
  const beyond = sessionAfter([{ type: 'detail-scrolled', offset: 999 }], known);
  expect(renderPane(DetailPane, { state: beyond, columns: 60, rows: 12 })[0]).toContain(' end ─╮');
});

test('c connects; o opens a page that has been seen', () => {
  expect(doKey('c', { keys, state: known })).toMatchObject([
    { intent: 'run', command: { verb: 'connect' } },
  ]);
  expect(doKey('o', { keys, state: known })).toEqual([
    {
      type: 'overlay-opened',
      overlay: {
        kind: 'confirm',
        question: 'Open this page in your browser?',
        detail: 'https://weather.example/',
        yes: [{ intent: 'open-page', url: 'https://weather.example/' }],
      },
    },
  ]);
  const odd = sessionAfter([
    { type: 'detail-wanted', service: fakeService({ homepage: 'file:///etc/passwd' }) },
  ]);
  expect(doKey('o', { keys, state: odd })).toBe('Its registry names no page');
  // The first letter of the host is a Cyrillic one.
  const lookalike = fakeService({ homepage: 'https://\u0430pple.example/\u200b' });
  const url = 'https://xn--pple-43d.example/%E2%80%8B';
  const looks = sessionAfter([{ type: 'detail-wanted', service: lookalike }]);
  expect(doKey('o', { keys, state: looks })).toMatchObject([
    { overlay: { detail: url, yes: [{ intent: 'open-page', url }] } },
  ]);
  expect(doKey('r', { keys, state: known })).toEqual([{ intent: 'look-at', service: whole }]);
  expect(doKey('c', { keys, state: initialSession })).toBe('No service is selected');
});

test('a service that says too much is cut', () => {
  const loud = fakeService({
    description: 'word '.repeat(100_000),
    tools: Array.from({ length: 5000 }, (_, index) => ({ name: `tool${index}` })),
    endpoints: Array.from({ length: 500 }, (_, index) => ({
      url: `https://x.example/${index}`,
      headers: Array.from({ length: index === 0 ? 5000 : 0 }, () => ({ name: 'X-Key' })),
    })),
  });
  const state = sessionAfter([{ type: 'detail-wanted', service: loud }]);
  const shown = selectDetail(state);
  if (shown === null) throw new Error('Nothing is shown');
  const lines = detailLines(shown, { columns: 60, today: 0 });
  expect(lines.length).toBeLessThan(400);
  const text = lines.flat().map((part) => part.text);
  expect(text).toContain('  and 4800 more');
  expect(text).toContain('  and 490 more');
  expect(text).toContain('    and 4950 more');
});

test('what was looked at within this minute was so just now', () => {
  const health = { state: 'up', checkedAt: '2026-03-01T10:00:40.000Z', latency: 40 } as const;
  const today = Date.parse('2026-03-01T10:00:00.000Z');
  expect(serviceFacts(fakeService({ health }), { today })).toContainEqual({
    name: 'health',
    text: 'answered in 40 ms; looked at just now',
  });
});
