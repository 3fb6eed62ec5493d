import { expect, test } from 'vitest';
import type { TranscriptLine } from '../panes/transcript/transcript-line.js';
import { createSession } from '../session/create-session.js';
import { initialSession } from '../session/initial-session.js';
import { createFakeClient } from '../testing/create-fake-client.js';
import { createFakeDesk } from '../testing/create-fake-desk.js';
import { selectLinesLeftBehind } from './select-lines-left-behind.js';

function output(count: number): TranscriptLine[] {
  return Array.from({ length: count }, (_, index) => ({
    kind: 'output',
    text: String(index),
    entry: 1,
  }));
}

function after(...transcript: readonly TranscriptLine[]): string[] {
  return selectLinesLeftBehind({ ...initialSession, transcript });
}

const tools: TranscriptLine = { kind: 'command', text: 'tools', entry: 1 };

test('has an empty line between commands', () => {
  const lines = after(tools, ...output(1), tools, ...output(2));
  expect(lines).toEqual(['> tools', '0', '', '> tools', '0', '1']);
});

test('leaves out a command of which only the end would fit', () => {
  expect(after(tools, ...output(30), tools, ...output(1))).toEqual(['> tools', '0']);
});

test('keeps the end of a long result', () => {
  const lines = after(tools, ...output(30));
  expect([lines.length, lines[0], lines.at(-1)]).toEqual([20, '10', '29']);
});

test('nothing of nothing', () => {
  expect(after()).toEqual([]);
});

test('a line that nobody would read is cut', () => {
  expect(after({ ...tools, text: 'x'.repeat(9000) })[0]).toHaveLength('> '.length + 2001);
});

test('the last call is left as a command of the shell, once', async () => {
  const session = createSession({ client: createFakeClient(), desk: createFakeDesk() });
  await session.submit('connect: svc_1');
  await session.submit('call getCurrentWeather location=Paris');
  const command = 'nanda exec -c conn_abc123 getCurrentWeather --location Paris';
  const lines = selectLinesLeftBehind(session.state);
  expect(lines.slice(-3)).toEqual(['Humidity: 65%', '', command]);
  session.perform({
    type: 'printed',
    lines: [{ kind: 'echo', text: command, entry: 9 }],
  });
  expect(selectLinesLeftBehind(session.state).at(-1)).toBe(command);
  expect(selectLinesLeftBehind(session.state).filter((line) => line === command)).toHaveLength(1);
  await session.submit('disconnect');
  expect(selectLinesLeftBehind(session.state).at(-1)).toBe('Connection closed');
});
