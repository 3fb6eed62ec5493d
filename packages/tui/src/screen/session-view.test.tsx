import { renderToString } from 'ink';
import { describe, expect, test } from 'vitest';
import { initialSession } from '../session/initial-session.js';
import type { SessionState } from '../session/session-state.js';
import { SessionView } from './session-view.js';

const tools = [
  { name: 'getCurrentWeather', inputSchema: {} },
  { name: 'evil\u001b[2J', inputSchema: {} },
];

const busy: SessionState = {
  ...initialSession,
  transcript: [
    { kind: 'command', text: 'search: weather apis' },
    { kind: 'output', text: 'Found 1 server:' },
    { kind: 'output', text: '1. WeatherMCP - Real-time weather data' },
    { kind: 'error', text: 'error: it broke' },
    { kind: 'hint', text: 'try: help' },
  ],
  connections: [{ id: 'conn_1', serviceName: 'Weather\u001b[31mMCP', tools }],
  currentConnectionId: 'conn_1',
  running: {
    label: 'call analyze',
    startedAt: 1000,
    progress: { progress: 5, total: 10, message: 'half way' },
  },
  input: { ...initialSession.input, text: 'tools', cursor: 5 },
};

function draw(
  state: SessionState,
  { columns, rows, offset = 0, isQuitArmed = false }: DrawOptions,
): string {
  return renderToString(
    <SessionView
      columns={columns}
      isQuitArmed={isQuitArmed}
      now={3500}
      offset={offset}
      rows={rows}
      state={state}
    />,
    { columns },
  );
}

interface DrawOptions {
  columns: number;
  rows: number;
  offset?: number;
  isQuitArmed?: boolean;
}

describe('SessionView', () => {
  test('draws a running session at 80×16', () => {
    expect(draw(busy, { columns: 80, rows: 16 })).toBe(
      [
        'NANDA  ● Weather␛[31mMCP (conn_1)',
        '',
        '',
        '',
        '',
        '',
        '',
        '',
        '> search: weather apis',
        'Found 1 server:',
        '1. WeatherMCP - Real-time weather data',
        'error: it broke',
        'try: help',
        '◆ call analyze  2.5 s  ████████████░░░░░░░░░░░░ 5/10  half way',
        '> tools',
        'Ctrl-C cancel',
      ].join('\n'),
    );
  });

  test.each([
    [120, 40],
    [110, 10],
    [80, 24],
    [60, 20],
    [40, 10],
    [39, 10],
    [40, 9],
    [20, 5],
    [5, 2],
    [1, 1],
  ])('fits %i×%i', (columns, rows) => {
    for (const state of [initialSession, busy]) {
      const lines = draw(state, { columns, rows }).split('\n');
      expect(lines.length).toBeLessThanOrEqual(rows);
      expect(Math.max(...lines.map((line) => Array.from(line).length))).toBeLessThanOrEqual(
        columns,
      );
    }
  });

  test('the prompt and the newest line are seen however small it is', () => {
    const frame = draw(busy, { columns: 40, rows: 10 });
    expect(frame).toContain('> tools');
    expect(frame).toContain('try: help');
  });

  test('says what to do when nothing has happened, and when it is too small', () => {
    expect(draw(initialSession, { columns: 80, rows: 24 })).toContain('Try: search: weather');
    expect(draw(initialSession, { columns: 38, rows: 9 })).toBe(
      '38×9 is too small; 40×10 is enough',
    );
  });

  test('a wide screen has a pane with the tools', () => {
    expect(draw(busy, { columns: 120, rows: 20 })).toContain('getCurrentWeather');
    expect(draw(busy, { columns: 120, rows: 20 })).toContain('evil␛[2J');
    expect(draw(busy, { columns: 100, rows: 20 })).not.toContain('getCurrentWeather');
  });

  test('shows the newest lines, or older ones when it is scrolled back', () => {
    const transcript = Array.from({ length: 100 }, (_, index) => ({
      kind: 'output' as const,
      text: `line ${index}.`,
    }));
    const state = { ...initialSession, transcript };
    expect(draw(state, { columns: 80, rows: 12 })).toContain('line 99.');
    const back = draw(state, { columns: 80, rows: 12, offset: 50 });
    expect(back).toContain('line 49.');
    expect(back).not.toContain('line 50.');
    expect(back).toContain('50 below');
    expect(draw(state, { columns: 80, rows: 12, offset: 99 })).toContain('line 0.');
  });

  test('tells that the next Ctrl-C quits', () => {
    const frame = draw(initialSession, { columns: 80, rows: 12, isQuitArmed: true });
    expect(frame).toContain('Ctrl-C again to quit');
  });
});
