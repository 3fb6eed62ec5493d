import { expect, test } from 'vitest';
import { backgroundOfColor } from './background-of-color.js';
import { backgroundOfEnvironment } from './background-of-environment.js';

test.each([
  ['rgb:0000/0000/0000', 'dark'],
  ['rgb:ffff/ffff/ffff', 'light'],
  ['rgb:1e1e/1e1e/1e1e', 'dark'],
  ['rgb:fdfd/f6f6/e3e3', 'light'],
  ['rgb:00/2b/36', 'dark'],
  ['rgb:f/f/f', 'light'],
  ['rgba:ff/ff/ff/80', 'light'],
  ['#282a36', 'dark'],
  ['#fff', 'light'],
  ['#ffffffffffff', 'light'],
  ['rgb:fff', undefined],
  ['rgb:fffff/0/0', undefined],
  ['#ffff', undefined],
  ['white', undefined],
  ['', undefined],
])('the colour %j is %s', (color, expected) => {
  expect(backgroundOfColor(color)).toBe(expected);
});

test.each([
  ['15;0', 'dark'],
  ['0;15', 'light'],
  ['0;7', 'light'],
  ['7;8', 'dark'],
  ['12;default;0', 'dark'],
  ['0;default', undefined],
  ['0;99', undefined],
  ['', undefined],
  [undefined, undefined],
])('COLORFGBG %j is %s', (value, expected) => {
  expect(backgroundOfEnvironment({ COLORFGBG: value })).toBe(expected);
});
