import { describe, expect, test } from 'vitest';
import { pressForm } from '../testing/press-form.js';
import { createForm } from './create-form.js';
import { readForm } from './read-form.js';
import { reduceForm } from './reduce-form.js';
import type { FormState } from './form-state.js';

const number = { type: 'number' };
const text = { type: 'string' };
const form = (properties: object, required: readonly string[] = []) =>
  createForm({ type: 'object', properties, required });
const said = (state: FormState) => readForm(state).parameters;
const wrong = (state: FormState) => Object.fromEntries(readForm(state).problems);
const focusedKey = ({ fields, focused }: FormState) => fields[focused]?.key;

test('two numbers are four keys', () => {
  const keys = ['2', 'Tab', '3', 'Enter'];
  const state = pressForm(form({ a: number, b: number }, ['a', 'b']), keys);
  expect(state.isSubmitted).toBe(true);
  expect(said(state)).toEqual({ a: 2, b: 3 });
  expect(pressForm(state, ['4']).isSubmitted).toBe(false);
});

test('a form without fields is submitted by Enter', () => {
  expect(pressForm(form({}), ['Enter']).isSubmitted).toBe(true);
});

describe('Enter', () => {
  test('submits once all that is asked for is there, and nothing more comes', () => {
    const all = form({ city: text, days: number, note: text }, ['city', 'days']);
    const first = pressForm(all, ['Oslo', 'Enter']);
    expect([focusedKey(first), first.isSubmitted]).toEqual(['days', false]);
    expect(pressForm(first, ['3', 'Enter']).isSubmitted).toBe(true);
  });

  test('leads on where something is wrong', () => {
    const state = pressForm(form({ a: number, b: text }, ['a']), ['x', 'Enter']);
    expect([focusedKey(state), state.isSubmitted]).toEqual(['b', false]);
    const again = pressForm(state, ['Enter']);
    expect([focusedKey(again), again.isSubmitted]).toEqual(['a', false]);
    expect(again.faults).toEqual([{ key: 'a', problem: 'is a number, not "x"' }]);
  });

  test('writes the next item of a list, and leaves it from an empty one', () => {
    const tags = { type: 'array', items: text };
    const state = pressForm(form({ tags }), ['a', 'Enter', 'b', 'Enter', 'Enter']);
    expect(state.isSubmitted).toBe(true);
    expect(said(state)).toEqual({ tags: ['a', 'b'] });
  });

  test('with a modifier is a line of text, or submits', () => {
    const state = pressForm(form({ note: text, more: text }), ['a', 'Alt-Enter', 'b']);
    expect(said(state)).toEqual({ note: 'a\nb' });
    expect(pressForm(state, ['Ctrl-Enter']).isSubmitted).toBe(true);
  });
});

test('ctrl-s submits from anywhere, and what is wrong is where the focus goes', () => {
  const all = form({ a: text, b: number, c: number }, ['a', 'b', 'c']);
  const state = pressForm(all, ['x', 'ctrl-s']);
  expect(focusedKey(state)).toBe('b');
  expect(state).toMatchObject({ hasBeenTried: true, isSubmitted: false });
  expect(state.faults.map(({ key }) => key)).toEqual(['b', 'c']);
  expect(pressForm(state, ['1', 'Tab', '2', 'ctrl-s']).isSubmitted).toBe(true);
});

test('what is wrong with the whole is forgotten when something changes', () => {
  const schema = {
    type: 'object',
    properties: { a: text, b: text },
    anyOf: [{ required: ['a'] }, { required: ['b'] }],
  };
  const tried = pressForm(createForm(schema), ['ctrl-s']);
  expect(tried.faults).toEqual([{ key: '', problem: 'needs a or b' }]);
  const mended = pressForm(tried, ['Tab', 'x']);
  expect(mended.faults).toEqual([]);
  expect(pressForm(mended, ['ctrl-s']).isSubmitted).toBe(true);
});

test('Tab goes round, arrows stop at the ends', () => {
  const all = form({ a: text, b: text, c: text });
  expect(focusedKey(pressForm(all, ['Shift-Tab']))).toBe('c');
  expect(focusedKey(pressForm(all, ['Tab', 'Tab', 'Tab']))).toBe('a');
  expect(focusedKey(pressForm(all, ['Up']))).toBe('a');
  expect(focusedKey(pressForm(all, ['PageDown', 'Down']))).toBe('c');
  expect(pressForm(all, ['Escape'])).toBe(all);
});

describe('text', () => {
  test('is a text where the schema says so, whatever it looks like', () => {
    expect(said(pressForm(form({ a: text }), ['007']))).toEqual({ a: '007' });
    expect(said(pressForm(form({ a: {} }), ['007']))).toEqual({ a: '007' });
    expect(said(pressForm(form({ a: {} }), ['7']))).toEqual({ a: 7 });
  });

  test('is edited by what a reader takes for a character', () => {
    const state = pressForm(form({ a: text }), ['e\u0301👩‍👩‍👧x', 'Left', 'Backspace', 'y']);
    expect(said(state)).toEqual({ a: 'e\u0301yx' });
    expect(said(pressForm(state, ['ctrl-a', 'ctrl-d', 'ctrl-k']))).toEqual({});
    expect(said(pressForm(form({ a: text }), ['one two', 'ctrl-w', '!']))).toEqual({ a: 'one !' });
  });

  test('may be long', () => {
    const long = `${'x'.repeat(500_000)} y`;
    const state = pressForm(form({ a: text }), [long, 'ctrl-w', 'z', 'Left', 'Backspace']);
    expect(said(state)).toEqual({ a: `${'x'.repeat(500_000)}z` });
  });

  test('can be sent empty, or as null, where that is allowed', () => {
    const all = form({ a: { type: ['string', 'null'] } });
    const [empty, none, nothing] = [1, 2, 3].map((times) =>
      said(pressForm(all, Array<string>(times).fill('ctrl-u'))),
    );
    expect([empty, none, nothing]).toEqual([{ a: '' }, { a: null }, {}]);
    expect(said(pressForm(all, ['ctrl-u', 'x']))).toEqual({ a: 'x' });
    expect(said(pressForm(form({ a: { ...text, minLength: 1 } }), ['ctrl-u']))).toEqual({});
    expect(said(pressForm(form({ a: text }), ['x', 'ctrl-u']))).toEqual({});
  });

  test('comes back from an editor without the end of its last line', () => {
    const event = { type: 'replaced', text: 'one\r\ntwo\n' } as const;
    expect(said(reduceForm(form({ a: text }), event))).toEqual({ a: 'one\ntwo' });
  });
});

describe('a number', () => {
  test.each([
    ['2.5', 'is a whole number, not "2.5"'],
    ['x', 'is a whole number, not "x"'],
    ['9', 'is 1 to 7, not 9'],
    ['9007199254740993', 'is 9007199254740993, which is beyond what a JSON number holds exactly'],
  ])('%s is refused', (typed, problem) => {
    const days = { type: 'integer', minimum: 1, maximum: 7 };
    expect(wrong(pressForm(form({ days }), [typed]))['days']).toContain(problem);
  });

  test('may have blanks around it', () => {
    expect(said(pressForm(form({ a: number }), [' 2 ']))).toEqual({ a: 2 });
  });
});

describe('yes or no', () => {
  const values = (schema: object, required: readonly string[] = []) =>
    [1, 2, 3].map((times) => {
      const keys = Array<string>(times).fill(' ');
      return said(pressForm(form({ on: schema }, required), keys))['on'];
    });

  test('has three states where it may be left out', () => {
    expect(values({ type: 'boolean' })).toEqual([true, false, undefined]);
    expect(values({ type: 'boolean' }, ['on'])).toEqual([true, false, true]);
    expect(values({ type: 'boolean', default: true })).toEqual([false, true, undefined]);
  });

  test('is said by its first letter, and taken back', () => {
    const all = form({ on: { type: 'boolean' } });
    expect(said(pressForm(all, ['n']))).toEqual({ on: false });
    expect(said(pressForm(all, ['y']))).toEqual({ on: true });
    expect(said(pressForm(all, ['t', 'Backspace']))).toEqual({});
  });
});

describe('one of several', () => {
  const unit = { enum: ['celsius', 'fahrenheit', 'kelvin'] };
  const chosen = (keys: readonly string[], required: readonly string[] = []) =>
    said(pressForm(form({ unit, next: text }, required), keys))['unit'];

  test('is chosen by arrows, past nothing where it may be left out', () => {
    expect(chosen(['Right', 'Right'])).toBe('fahrenheit');
    expect(chosen(['Left'])).toBe('kelvin');
    expect(chosen(['Right', 'Left'])).toBeUndefined();
    expect(chosen(['Left'], ['unit'])).toBe('kelvin');
    expect(chosen(['Right', 'Left'], ['unit'])).toBe('kelvin');
  });

  test('is found by its letters', () => {
    expect(chosen(['k'])).toBe('kelvin');
    expect(chosen(['x', 'f', 'a'])).toBe('fahrenheit');
    const names = { enum: ['Norway', 'Nepal', 'Niger', 'Oman'] };
    const letters = (keys: readonly string[]) =>
      said(pressForm(form({ unit: names }), keys))['unit'];
    expect(letters(['n'])).toBe('Norway');
    expect(letters(['n', 'n'])).toBe('Nepal');
    expect(letters(['n', 'i', 'g'])).toBe('Niger');
  });

  test('is found in the list that space opens and Enter closes', () => {
    const open = pressForm(form({ unit, next: text }, ['unit', 'next']), [' ', 'Down', 'Down']);
    expect(open.fields[0]).toMatchObject({ isOpen: true, chosen: 1 });
    const closed = pressForm(open, ['Enter']);
    expect(closed.fields[0]).toMatchObject({ isOpen: false, chosen: 1 });
    expect(focusedKey(closed)).toBe('next');
  });

  test('that can only be one is passed over', () => {
    const all = form({ a: text, kind: { const: 'x' }, b: text }, ['a', 'kind', 'b']);
    const state = pressForm(all, ['1', 'Tab']);
    expect(focusedKey(state)).toBe('b');
    expect(said(pressForm(state, ['2']))).toEqual({ a: '1', kind: 'x', b: '2' });
  });
});

test('any of several are taken and left with space', () => {
  const days = { type: 'array', items: { enum: ['mon', 'tue', 'wed', 'thu', 'fri'] } };
  const state = pressForm(form({ days, b: text }), ['Down', ' ', 'm', ' ', 'w', ' ', ' ']);
  expect(said(state)).toEqual({ days: ['mon', 'tue'] });
  // The list ends, and the form goes on.
  expect(focusedKey(pressForm(state, ['f', 'Down']))).toBe('b');
});

describe('a list', () => {
  const numbers = { type: 'array', items: { type: 'integer' } };
  const tags = { type: 'array', items: text };

  test('is rows, lines that are pasted, or JSON', () => {
    expect(said(pressForm(form({ numbers }), ['1', 'Enter', '2']))).toEqual({ numbers: [1, 2] });
    expect(said(pressForm(form({ numbers }), ['[1, 2]']))).toEqual({ numbers: [1, 2] });
    expect(said(pressForm(form({ tags }), ['a\nb\n']))).toEqual({ tags: ['a', 'b'] });
    expect(said(pressForm(form({ tags }), ['[draft] x']))).toEqual({ tags: ['[draft] x'] });
  });

  test('loses the row that is erased when it is empty', () => {
    const keys = ['a', 'Enter', 'b', 'Enter', 'Backspace', 'Backspace', 'c'];
    expect(said(pressForm(form({ tags }), keys))).toEqual({ tags: ['a', 'c'] });
  });

  test('says which of its items is wrong', () => {
    const state = pressForm(form({ numbers }), ['1', 'Enter', 'x']);
    expect(wrong(state)).toEqual({ numbers: 'is a whole number, not "x" (item 2)' });
  });

  test('has arrows go through its rows before they leave it', () => {
    const state = pressForm(form({ tags, b: text }), ['a', 'Enter', 'b', 'Up', 'Up', '!']);
    expect(said(state)).toEqual({ tags: ['a!', 'b'] });
    expect(focusedKey(pressForm(state, ['Down', 'Down']))).toBe('b');
  });
});

describe('JSON', () => {
  const point = { type: 'object', additionalProperties: number };

  test('says where it is none, and what is wrong inside', () => {
    const problems = (typed: string) => wrong(pressForm(form({ point }), [typed]))['point'];
    expect(problems('{"a": x}')).toBe('is no JSON yet: a value expected at line 1, column 7');
    expect(problems('{\n"a": 1')).toBe("is no JSON yet: ',' or '}' expected at line 2, column 7");
    expect(problems('{"a": "b"}')).toBe('in a: is a number, not "b"');
    expect(problems('{"a": 9007199254740993}')).toContain('2^53');
    expect(problems('[1]')).toContain('is a JSON object');
  });

  test('is a way to write every property, and fields are one again', () => {
    const filter = { type: 'object', properties: { status: text, size: number } };
    const fields = pressForm(form({ filter, b: text }), ['open']);
    const json = pressForm(fields, ['ctrl-t']);
    expect(json.fields.map(({ key }) => key)).toEqual(['filter', 'b']);
    expect(json.fields[0]).toMatchObject({ text: '{"status":"open"}' });
    const more = reduceForm(json, { type: 'replaced', text: '{"status":"x","size":2}' });
    const back = pressForm(more, ['ctrl-t']);
    expect(back.fields.map(({ key }) => key)).toEqual(['filter.status', 'filter.size', 'b']);
    expect(said(back)).toEqual({ filter: { status: 'x', size: 2 } });
    const strange = reduceForm(json, { type: 'replaced', text: '{"other":1}' });
    expect(pressForm(strange, ['ctrl-t'])).toBe(strange);
    const broken = reduceForm(json, { type: 'replaced', text: '{"other"' });
    expect(pressForm(broken, ['ctrl-t'])).toBe(broken);
  });

  test('shows no secret', () => {
    const state = pressForm(form({ password: text }), ['hush']);
    expect(pressForm(state, ['ctrl-t'])).toBe(state);
  });
});

test('another variant keeps what both have', () => {
  const note = text;
  const state = createForm({
    type: 'object',
    oneOf: [
      { title: 'One', properties: { a: text, note }, required: ['a'] },
      { title: 'Two', properties: { b: text, note }, required: ['b'] },
    ],
  });
  const filled = pressForm(state, ['x', 'Tab', 'hello', 'Tab', 'Right']);
  expect(filled.fields.map(({ key }) => key)).toEqual(['[variant]', 'b', 'note']);
  expect(said(filled)).toEqual({ note: 'hello' });
});

test('what changes nothing gives the same form back', () => {
  const state = form({ a: text });
  expect(pressForm(state, ['Left', 'Backspace', 'ctrl-z'])).toBe(state);
});
