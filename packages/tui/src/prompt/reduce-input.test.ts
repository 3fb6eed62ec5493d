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
const wordLeft: InputEvent = { type: 'moved', to: 'word-left' };
const wordRight: InputEvent = { type: 'moved', to: 'word-right' };
const undo: InputEvent = { type: 'undone' };
const older: InputEvent = { type: 'recalled', direction: 'older' };

function remember(line: string): InputEvent {
  return { type: 'remembered', line };
}
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
    ['to the word before', [type('call get-sum'), wordLeft], 'call get-|sum'],
    ['and before', [type('call get-sum'), wordLeft, wordLeft, wordLeft], '|call get-sum'],
    ['to the word after', [type('call get'), start, wordRight], 'call| get'],
    ['the end of the last word', [type('call get'), start, wordRight, wordRight], 'call get|'],
    ['a word of other letters', [type('suche größe'), wordLeft], 'suche |größe'],
    ['the word after', [type('call get'), start, { type: 'erased', what: 'word-right' }], '| get'],
    ['undo of typed letters', [type('a b'), type('c'), type('d'), undo], 'a b|'],
    ['undo of what was erased', [type('abc'), { type: 'erased', what: 'to-start' }, undo], 'abc|'],
    ['undo twice', [type('one'), type(' two'), undo, undo], '|'],
    ['undo of nothing', [undo], '|'],
    ['undo of a recalled line', [remember('old'), type('new'), older, undo], 'new|'],
    ['letters of a terminal are shown', [type('a\u001b[2Jb')], 'a␛[2Jb|'],
  ])('%s', (_name, events, expected) => {
    expect(run(...events)).toBe(expected);
  });

  test('history goes back, forward, and keeps what was being typed', () => {
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
    const lines = Array.from({ length: 1100 }, (_, index) => ({
      type: 'remembered' as const,
      line: String(index),
    }));
    const { history } = lines.reduce(reduceInput, initialInput);
    expect(history).toHaveLength(1000);
    expect(history[0]).toBe('100');
  });

  test('what is typed stays as it was in the history, also the spaces in a text', () => {
    const { history } = reduceInput(initialInput, remember('call say --text "a  b" '));
    expect(history).toEqual(['call say --text "a  b"']);
  });

  test.each([' search: coffee', '', '   ', 'call in --password hunter2', 'auth: hunter2'])(
    '%j is not kept',
    (line) => {
      expect(reduceInput(initialInput, remember(line)).history).toEqual([]);
    },
  );

  test('lines of earlier sessions come before those of this one', () => {
    const { history, historyIndex } = [
      remember('new'),
      { type: 'history-read', lines: ['old\u001b[2J', 'older'] } as const,
    ].reduce(reduceInput, initialInput);
    expect(history).toEqual(['old␛[2J', 'older', 'new']);
    expect(historyIndex).toBe(3);
  });
});

// A pattern that is tied to the end of the text takes half a minute here.
test('one very long word before others is no work', { timeout: 10_000 }, () => {
  const long = 'a'.repeat(90_000);
  const events: InputEvent[] = [type(`${long} get 𝒃`), { type: 'erased', what: 'word' }, wordLeft];
  expect(run(...events)).toBe(`${long} |get `);
});
