import { describe, expect, test } from 'vitest';
import { initialInput } from './initial-input.js';
import type { InputEvent } from './input-event.js';
import { reduceInput } from './reduce-input.js';

const family = '👩‍👩‍👧';

// `|` in the expectation is the cursor.
function run(...events: InputEvent[]): string {
  const { text, cursor } = events.reduce(reduceInput, initialInput);
  return `${text.slice(0, cursor)}|${text.slice(cursor)}`;
}

function type(text: string): InputEvent {
  return { type: 'inserted', text };
}

const left: InputEvent = { type: 'moved', to: 'left' };
const start: InputEvent = { type: 'moved', to: 'start' };

describe('reduceInput', () => {
  test.each<[string, InputEvent[], string]>([
    ['typing', [type('a'), type('b')], 'ab|'],
    ['typing in the middle', [type('ac'), left, type('b')], 'ab|c'],
    ['a paste of lines is one line', [type('a\r\nb\tc\n')], 'a b c |'],
    ['left past the start', [type('a'), left, left], '|a'],
    ['right', [type('ab'), start, { type: 'moved', to: 'right' }], 'a|b'],
    ['end', [type('ab'), start, { type: 'moved', to: 'end' }], 'ab|'],
    ['a grapheme is one step', [type(`a${family}`), left], `a|${family}`],
    ['backspace takes a grapheme', [type(`a${family}`), { type: 'erased', what: 'left' }], 'a|'],
    ['delete', [type('ab'), start, { type: 'erased', what: 'right' }], '|b'],
    ['delete at the end', [type('ab'), { type: 'erased', what: 'right' }], 'ab|'],
    ['a word', [type('call get sum '), { type: 'erased', what: 'word' }], 'call get |'],
    ['to the start', [type('abc'), left, { type: 'erased', what: 'to-start' }], '|c'],
    ['to the end', [type('abc'), left, { type: 'erased', what: 'to-end' }], 'ab|'],
    ['all of it', [type('abc'), { type: 'emptied' }], '|'],
  ])('%s', (_name, events, expected) => {
    expect(run(...events)).toBe(expected);
  });

  test('history goes back, forward, and keeps what was being typed', () => {
    const older: InputEvent = { type: 'recalled', direction: 'older' };
    const newer: InputEvent = { type: 'recalled', direction: 'newer' };
    const typed: InputEvent[] = [
      { type: 'remembered', line: 'one' },
      { type: 'remembered', line: 'two' },
      { type: 'remembered', line: 'two' },
      type('draft'),
    ];
    expect(run(...typed, older)).toBe('two|');
    expect(run(...typed, older, older)).toBe('one|');
    expect(run(...typed, older, older, older)).toBe('one|');
    expect(run(...typed, older, older, newer)).toBe('two|');
    expect(run(...typed, older, newer)).toBe('draft|');
    expect(run(...typed, newer)).toBe('draft|');
  });

  test('history is bounded', () => {
    const lines = Array.from({ length: 600 }, (_, index) => ({
      type: 'remembered' as const,
      line: String(index),
    }));
    const { history } = lines.reduce(reduceInput, initialInput);
    expect(history).toHaveLength(500);
    expect(history[0]).toBe('100');
  });
});
