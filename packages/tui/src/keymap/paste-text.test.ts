import { expect, test } from 'vitest';
import { initialSession } from '../session/initial-session.js';
import { pasteText } from './paste-text.js';

test('a paste into the prompt is text', () => {
  const event = { type: 'inserted', text: 'q\n' };
  expect(pasteText('q\n', initialSession)).toEqual([{ type: 'edited', event }]);
});

test('a paste that the line has no room for is said, not swallowed', () => {
  expect(pasteText('a'.repeat(100_001), initialSession)).toEqual([
    expect.objectContaining({
      toast: expect.objectContaining({ text: 'Too long for the line: nothing was pasted' }),
    }),
  ]);
});
