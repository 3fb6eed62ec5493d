import { expect, test } from 'vitest';

import { decodePosition } from './decode-position.js';
import { encodePosition } from './encode-position.js';

test('what was written is read, whatever the service calls its events', () => {
  for (const eventId of ['1', 'a b', ' ', 'é']) {
    const position = { requestId: 'nanda-0-1', eventId };
    expect(decodePosition(encodePosition(position))).toEqual(position);
  }
});

test.each(['', 'a', 'a ', ' a'])('%j is none', (text) => {
  expect(decodePosition(text)).toBeUndefined();
});
