import { expect, test } from 'vitest';
import { createParking } from './create-parking.js';

test('each connection has room for so many, and gets it back', () => {
  const parking = createParking({ perConnection: 2 });
  expect([parking.enter('a'), parking.enter('a'), parking.enter('a')]).toEqual([true, true, false]);
  expect(parking.enter('b')).toBe(true);
  expect(parking.total).toBe(3);
  parking.leave('a');
  expect(parking.enter('a')).toBe(true);
  for (const id of ['a', 'a', 'b', 'b', 'c']) parking.leave(id);
  expect(parking.total).toBe(0);
});
