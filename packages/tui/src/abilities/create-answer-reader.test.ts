import { expect, test } from 'vitest';
import { createAnswerReader } from './create-answer-reader.js';

const color = '\u001b]11;rgb:1/2/3\u001b\\';
const attributes = '\u001b[?64;1c';

test('answers are taken out wherever they are cut, but behind a lone escape or bracket', () => {
  const whole = `a${color}b${attributes}c`;
  const keys = new Set([whole.indexOf('\u001b') + 1, whole.indexOf('\u001b') + 2]);
  const second = whole.indexOf(attributes);
  for (const at of [1, 2]) keys.add(second + at);
  for (let cut = 0; cut <= whole.length; cut += 1) {
    if (keys.has(cut)) continue;
    const reader = createAnswerReader();
    const text = reader.push(whole.slice(0, cut)) + reader.push(whole.slice(cut));
    expect([cut, text]).toEqual([cut, 'abc']);
    expect(reader.answers).toEqual({ color: 'rgb:1/2/3', isComplete: true });
  }
});

test.each([
  '\u001b',
  '\u001b]',
  '\u001b[',
  '\u001b[A',
  '\u001bO',
  '\u001b[200~x',
  '\u001b[?1u',
  '1',
])('the key %j does not wait', (key) => {
  expect(createAnswerReader().push(key)).toBe(key);
});

test('what only begins like an answer comes with what follows it', () => {
  const reader = createAnswerReader();
  expect(reader.push('\u001b]1')).toBe('');
  expect(reader.push('x')).toBe('\u001b]1x');
});

test('after the last answer all is typed', () => {
  const reader = createAnswerReader();
  expect(reader.push(attributes)).toBe('');
  expect(reader.push(color + attributes)).toBe(color + attributes);
});
