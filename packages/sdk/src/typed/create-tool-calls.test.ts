import { expect, test, vi } from 'vitest';
import type { AnyTools } from './any-tools.js';
import { createToolCalls, type ToolCallsParts } from './create-tool-calls.js';

const names = ['search', 'call', 'constructor', '__proto__', 'length'];

function setUp() {
  const parts = {
    isTool: (name: string) => names.includes(name),
    list: vi.fn<ToolCallsParts['list']>(),
    execute: vi.fn<ToolCallsParts['execute']>(),
  };
  return { ...parts, tools: createToolCalls<AnyTools>(parts) };
}

test('a property calls the tool of that name, whatever the name', () => {
  const { tools, execute } = setUp();
  const options = { timeout: 1 };
  for (const name of names) {
    void tools[name]?.({ query: 'beans' }, options);
    expect(execute).toHaveBeenLastCalledWith(name, { parameters: { query: 'beans' }, options });
  }
});

test('there is nothing of a name that no tool has, for all who look for methods', () => {
  const { tools, execute } = setUp();
  for (const name of ['getMockName', 'asymmetricMatch', '$$typeof', 'inspect']) {
    expect(tools[name]).toBe(undefined);
  }
  expect(execute).not.toHaveBeenCalled();
});

test('no tool is called by who writes it down, or awaits it', async () => {
  const { tools, execute, list } = setUp();
  expect(JSON.stringify({ tools })).toBe('{}');
  expect(String(tools)).toMatch(/function/);
  expect(tools.valueOf()).toBe(tools);
  await Promise.resolve(tools);
  expect(execute).not.toHaveBeenCalled();
  expect(list).not.toHaveBeenCalled();
});
