import { renderToString } from 'ink';
import { describe, expect, test } from 'vitest';
import { initialInput } from './initial-input.js';
import type { InputState } from './input-state.js';
import { Prompt } from './prompt.js';

function draw(input: Partial<InputState>, { columns = 40, isFocused = true } = {}): string {
  const state = { ...initialInput, ...input };
  return renderToString(<Prompt columns={columns} input={state} isFocused={isFocused} />, {
    columns,
  });
}

describe('Prompt', () => {
  test('is the line behind its sign', () => {
    expect(draw({ text: 'search: coffee', cursor: 14 })).toBe('> search: coffee');
  });

  test('a long line is seen around the cursor', () => {
    const text = `call echo --text ${'abcdefghij'.repeat(10)}`;
    expect(draw({ text, cursor: text.length }, { columns: 20 })).toBe('> defghijabcdefghij');
    expect(draw({ text, cursor: 0 }, { columns: 20 })).toBe('> call echo --text a');
  });

  test('wide characters take the room that they need', () => {
    const text = '日本語'.repeat(10);
    expect(draw({ text, cursor: text.length }, { columns: 12 })).toBe('> 語日本語');
  });

  test('shows the search of the history, and what was found', () => {
    const history = ['search: coffee', 'connect: 1'];
    const search = { text: 'cof', found: 0 };
    expect(draw({ history, search })).toBe('earlier line with: cof  search: coffee');
    expect(draw({ history, search: { text: 'zz', found: null } })).toBe('no such line: zz');
    expect(draw({ history, search: { text: '', found: null } })).toBe('earlier line with:');
  });

  test('a long line that was found is seen where it was', () => {
    const history = [`call echo --text ${'x'.repeat(50)} needle ${'y'.repeat(50)}`];
    const text = draw({ history, search: { text: 'needle', found: 0 } }, { columns: 60 });
    expect(text).toContain('xx needle yy');
    expect(text.length).toBeLessThanOrEqual(60);
  });
});
