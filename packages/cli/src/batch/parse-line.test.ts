import { expect, test } from 'vitest';
import { parseLine } from './parse-line.js';

test.each([
  ['get-sum a=2 b=3', { tool: 'get-sum', words: ['a=2', 'b=3'] }],
  [
    'shop/order "size=very large" --gift',
    { tool: 'shop/order', words: ['size=very large', '--gift'] },
  ],
  ['{"tool":"get-sum"}', { tool: 'get-sum', words: ['{}'] }],
  [
    ' {"id":7,"connection":"shop","tool":"order","arguments":{"a":[1]}} ',
    { id: 7, connection: 'shop', tool: 'order', words: ['{"a":[1]}'] },
  ],
  ['{"line":"order a=1","id":"x"}', { id: 'x', tool: 'order', words: ['a=1'] }],
])('%s is a call', (line, call) => {
  expect(parseLine(line)).toEqual({ call });
});

test.each([
  ['{"tool":', 'This is not JSON'],
  ['{"tol":"x"}', 'Did you mean tool?'],
  ['{"tool":""}', 'It does not say which tool'],
  ['{"tool":"x","arguments":[1]}', 'The arguments are a JSON object.'],
  ['{"tool":"x","connection":1}', 'The connection is the name of one'],
  ['{"tool":"x","id":{}}', 'The id is text or a number.'],
  ['{"tool":"x","line":"y"}', 'A line is text'],
  ['echo message="x', 'There is an open " in the line.'],
])('%s is none', (line, problem) => {
  expect(parseLine(line)).toEqual({ problem: expect.stringContaining(problem) as string });
});
