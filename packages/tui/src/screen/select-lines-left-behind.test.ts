import { expect, test } from 'vitest';
import type { TranscriptLine } from '../session/session-state.js';
import { selectLinesLeftBehind } from './select-lines-left-behind.js';

function output(count: number): TranscriptLine[] {
  return Array.from({ length: count }, (_, index) => ({ kind: 'output', text: String(index) }));
}

const tools: TranscriptLine = { kind: 'command', text: 'tools' };

test('has an empty line between commands', () => {
  const lines = selectLinesLeftBehind([tools, ...output(1), tools, ...output(2)]);
  expect(lines).toEqual(['> tools', '0', '', '> tools', '0', '1']);
});

test('leaves out a command of which only the end would fit', () => {
  expect(selectLinesLeftBehind([tools, ...output(30), tools, ...output(1)])).toEqual([
    '> tools',
    '0',
  ]);
});

test('keeps the end of a long result', () => {
  const lines = selectLinesLeftBehind([tools, ...output(30)]);
  expect([lines.length, lines[0], lines.at(-1)]).toEqual([20, '10', '29']);
});

test('nothing of nothing', () => {
  expect(selectLinesLeftBehind([])).toEqual([]);
});
