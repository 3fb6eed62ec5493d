import { expect, test } from 'vitest';
import { fitPicture } from './fit-picture.js';
import { packColor } from './pack-color.js';
import { paintCells } from './paint-cells.js';
import type { Picture } from './picture.js';

const black = packColor(0, 0, 0);
const white = packColor(255, 255, 255);
const clear = packColor(255, 0, 0, 0);

function create(width: number, height: number, pixelAt: Picture['pixelAt']): Picture {
  return { width, height, pixelAt };
}

test.each<[string, Picture, number[]]>([
  ['as it is where there is room', create(10, 6, () => black), [10, 3]],
  ['as wide as there is room', create(800, 100, () => black), [40, 3]],
  ['as high as there is room', create(100, 800, () => black), [5, 20]],
  ['never less than a cell', create(100_000, 1, () => black), [40, 1]],
])('an image is %s', (_name, picture, size) => {
  const cells = fitPicture(picture, { columns: 40, rows: 20 });
  expect([cells[0]?.length, cells.length]).toEqual(size);
});

test('a pixel is the mean of those it stands for', () => {
  const board = create(64, 64, (x, y) => ((x + y) % 2 === 0 ? black : white));
  const [[cell] = []] = fitPicture(board, { columns: 8, rows: 4 });
  expect(cell).toEqual({ top: 0x808080, bottom: 0x808080 });
});

test('what is seen through colours nothing, and is left out where it is most of it', () => {
  const half = create(4, 2, (x) => (x % 2 === 0 ? white : clear));
  expect(fitPicture(half, { columns: 2, rows: 1 })[0]?.[0]?.top).toBe(0xffffff);
  const rows = create(1, 3, (_x, y) => (y === 1 ? white : clear));
  expect(fitPicture(rows, { columns: 1, rows: 2 })).toEqual([
    [{ top: undefined, bottom: 0xffffff }],
    [{ top: undefined, bottom: undefined }],
  ]);
});

test('however large an image is, only some of its pixels are looked at', () => {
  let looks = 0;
  const large = create(4000, 3000, () => {
    looks += 1;
    return black;
  });
  fitPicture(large, { columns: 40, rows: 20 });
  expect(looks).toBeLessThanOrEqual(40 * 40 * 64);
});

test('cells are painted, and the colour of the last one ends with them', () => {
  const red = 0xff0000;
  const cells = [
    { top: red, bottom: 0 },
    { top: red, bottom: 0 },
    { top: undefined, bottom: red },
    { top: undefined, bottom: undefined },
    { top: red, bottom: undefined },
  ];
  expect(paintCells(cells, { depth: 24 })).toBe(
    [
      '\u001b[38;2;255;0;0;48;2;0;0;0m▀▀',
      '\u001b[38;2;255;0;0;49m▄',
      '\u001b[39;49m ',
      '\u001b[38;2;255;0;0;49m▀',
      '\u001b[39;49m',
    ].join(''),
  );
  expect(paintCells([{ top: red, bottom: 0xffffff }], { depth: 8 })).toBe(
    '\u001b[38;5;196;48;5;231m▀\u001b[39;49m',
  );
});
