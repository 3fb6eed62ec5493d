import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { hostileTexts } from '../../test/hostile-texts.js';
import { printCode } from './print-code.js';

test('it reads as a person would have written it', () => {
  expect(printCode({ a: 2, 'b-c': "it's", d: [true, null] })).toBe(
    "{ a: 2, 'b-c': 'it\\'s', d: [true, null] }",
  );
  expect(printCode({ long: 'x'.repeat(60), list: ['y'.repeat(40), 'z'] })).toBe(
    `{\n  long: '${'x'.repeat(60)}',\n  list: ['${'y'.repeat(40)}', 'z'],\n}`,
  );
  expect(printCode([])).toBe('[]');
  expect(printCode({})).toBe('{}');
});

test('it is the same value again, and nothing in it is run', () => {
  for (const text of hostileTexts) {
    const value = { [text]: text, list: [[text], { text }], 'a\\"b': 'c\\"d\\\\' };
    const code = printCode(value);
    expect(JSON.parse(JSON.stringify(runInNewContext(`(${code})`)))).toEqual(value);
    expect(code).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/);
  }
  const inherited = JSON.parse('{"__proto__":{"a":1}}') as object;
  const read = runInNewContext(`(${printCode(inherited)})`) as object;
  expect(Object.keys(read)).toEqual(['__proto__']);
});
