import { expect, test } from 'vitest';
import { keymap } from './keymap.js';

test('every binding has an id of its own', () => {
  const ids = keymap.map(({ id }) => id);
  expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
});

test('no key means two things in one context, and none is the beginning of another', () => {
  const contexts = new Set(keymap.map(({ context }) => context));
  for (const context of contexts) {
    const keys = keymap.filter((one) => one.context === context).flatMap((one) => one.keys);
    expect([context, keys.filter((key, index) => keys.indexOf(key) !== index)]).toEqual([
      context,
      [],
    ]);
    const begun = keys.filter((key) => keys.some((other) => other.startsWith(`${key} `)));
    expect([context, begun]).toEqual([context, []]);
  }
});

test('every binding says what it does', () => {
  for (const { id, title, short } of keymap) {
    expect([id, title.length > 3]).toEqual([id, true]);
    if (short !== undefined) expect([id, short.length <= 12]).toEqual([id, true]);
  }
});
