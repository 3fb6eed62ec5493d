import { expect, test } from 'vitest';

import { createByteStore } from './create-byte-store.js';

test.each([10, 100_000, 5_000_000])(
  'pieces of %s bytes come out as one text, again and again',
  (size) => {
    const store = createByteStore({ maximumBytes: 20_000_000 });
    for (const letter of ['a', 'é']) {
      const piece = Buffer.from(letter.repeat(size / Buffer.byteLength(letter)));
      for (let count = 0; count < 3; count += 1) store.add(piece);
      expect(store.size).toBe(3 * size);
      const text = store.take();
      expect(text).toHaveLength((3 * size) / Buffer.byteLength(letter));
      expect(text === letter.repeat(text.length)).toBe(true);
      expect(store.size).toBe(0);
    }
    expect(store.take()).toBe('');
  },
);

test('a character may be cut in two', () => {
  const store = createByteStore({ maximumBytes: 100 });
  for (const byte of Buffer.from('€')) store.add(Uint8Array.of(byte));
  expect(store.take()).toBe('€');
});

test('the limit can be used up to its last byte', () => {
  const maximumBytes = 300 * 1024;
  const store = createByteStore({ maximumBytes });
  for (let count = 0; count < 300; count += 1) store.add(Buffer.alloc(1024, 'x'));
  expect(store.take()).toHaveLength(maximumBytes);
});
