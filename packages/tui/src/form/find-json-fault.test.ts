import { expect, test } from 'vitest';
import { findJsonFault } from './find-json-fault.js';

const whole = '{"a": [1, -2.5e3, true, null, "x\\u00e9\\n"], "b": {}, "c": [[], {"d": false}]}';

test.each([
  ['{', 1, `a name in double quotes or '}'`],
  ['{"a"}', 4, "':'"],
  ['{"a":}', 5, 'a value'],
  ['{"a":1,}', 7, 'a name in double quotes'],
  ['[1,]', 3, 'a value'],
  ['[1 2]', 3, "',' or ']'"],
  ['01', 0, 'a value'],
  ['{} x', 3, 'nothing more'],
  ["{'a':1}", 1, `a name in double quotes or '}'`],
  ['', 0, 'a value'],
])('%s', (text, offset, expected) => {
  expect(findJsonFault(text)).toEqual({ offset, expected });
});

test('finds a fault where the engine does, and nowhere else', () => {
  expect(findJsonFault(whole)).toBeUndefined();
  const pieces = ['', ',', '"', '}', ']', '0', ' ', '\\', 'x', '\n', '[', '{', ':', '-'];
  let broken = 0;
  for (let at = 0; at <= whole.length; at += 1) {
    for (const piece of pieces) {
      for (const cut of [0, 1]) {
        const text = whole.slice(0, at) + piece + whole.slice(at + cut);
        let isJson = true;
        try {
          JSON.parse(text);
        } catch {
          isJson = false;
          broken += 1;
        }
        expect(findJsonFault(text) === undefined, text).toBe(isJson);
      }
    }
  }
  expect(broken).toBeGreaterThan(1000);
});

test('is not impressed by depth', () => {
  expect(findJsonFault('['.repeat(100_000))?.offset).toBe(100_000);
});
