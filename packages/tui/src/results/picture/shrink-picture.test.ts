import { expect, test } from 'vitest';
import { packColor } from './pack-color.js';
import { shrinkPicture } from './shrink-picture.js';

const most = { width: 640, height: 480 };
const white = packColor(255, 255, 255);
const clear = packColor(255, 0, 0, 0);

test.each([
  [640, 480, 640, 480],
  [4000, 3000, 640, 480],
  [100, 9600, 5, 480],
  [100_000, 1, 640, 1],
])('%d×%d becomes %d×%d', (width, height, across, down) => {
  const picture = shrinkPicture({ width, height, pixelAt: () => white }, most);
  expect([picture.width, picture.height, picture.pixels.length]).toEqual([
    across,
    down,
    across * down,
  ]);
  expect(new Set(picture.pixels)).toEqual(new Set([white]));
});

test('a small image stays as it is, with what is seen through', () => {
  const picture = { width: 2, height: 1, pixelAt: (x: number) => [clear, 0x01020304][x] ?? 0 };
  expect([...shrinkPicture(picture, most).pixels]).toEqual([clear, 0x01020304]);
});

test('a pixel is the mean of those it stands for, in which what is seen through has no colour', () => {
  const board = { width: 4, height: 4, pixelAt: (x: number) => (x % 2 === 0 ? white : clear) };
  expect([...shrinkPicture(board, { width: 2, height: 2 }).pixels]).toEqual(
    Array.from({ length: 4 }, () => packColor(255, 255, 255, 128)),
  );
});
