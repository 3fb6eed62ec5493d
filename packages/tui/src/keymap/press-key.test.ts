import { expect, test } from 'vitest';
import { sessionAfter } from '../testing/session-after.js';
import { noKey } from './no-key.js';
import { pressKey } from './press-key.js';

const small = sessionAfter([{ type: 'panes-entered' }, { type: 'resized', columns: 39, rows: 9 }]);

test('on a screen that is too small nothing is done unseen', () => {
  for (const input of ['q', 'd', ':', '1']) {
    expect(pressKey({ input, key: noKey }, small)).toEqual([]);
  }
});

test('but a call can be cancelled there, and the app be left', () => {
  const controlC = { input: 'c', key: { ...noKey, ctrl: true } };
  expect(pressKey(controlC, small)).toEqual([{ intent: 'interrupt' }]);
});

test('Ctrl-L draws the screen anew, wherever it is pressed', () => {
  const controlL = { input: 'l', key: { ...noKey, ctrl: true } };
  for (const type of ['panes-entered', 'prompt-entered'] as const) {
    expect(pressKey(controlL, sessionAfter([{ type }]))).toEqual([{ intent: 'redraw' }]);
  }
});
