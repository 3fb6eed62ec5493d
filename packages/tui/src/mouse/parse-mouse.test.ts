import { expect, test } from 'vitest';
import { parseMouse } from './parse-mouse.js';

test.each([
  ['[<0;10;5M', { type: 'pressed', column: 9, row: 4 }],
  ['[<64;1;1M', { type: 'wheeled', by: -1, column: 0, row: 0 }],
  ['[<65;300;200M', { type: 'wheeled', by: 1, column: 299, row: 199 }],
])('%s is %j', (report, event) => {
  expect(parseMouse(`\u001b${report}`)).toEqual(event);
});

test.each([
  ['a button that goes up', '[<0;10;5m'],
  ['the right button', '[<2;10;5M'],
  ['with control', '[<16;10;5M'],
  ['a move with the button held', '[<32;10;5M'],
  ['the wheel, sideways', '[<66;10;5M'],
  ['before the first cell', '[<0;0;5M'],
  ['two numbers', '[<0;5M'],
  ['another form', '[M !!'],
])('%s is nothing', (_, report) => {
  expect(parseMouse(`\u001b${report}`)).toBeUndefined();
});
