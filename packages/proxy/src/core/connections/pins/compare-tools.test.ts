import type { ToolDefinition } from '@nanda/protocol';
import { expect, test } from 'vitest';
import { compareTools } from './compare-tools.js';

const add: ToolDefinition = {
  name: 'add',
  description: 'Adds.',
  inputSchema: { type: 'object', properties: { a: { type: 'number' }, b: { type: 'number' } } },
};

test('the same in another order is no change', () => {
  const other: ToolDefinition = {
    inputSchema: { properties: { b: { type: 'number' }, a: { type: 'number' } }, type: 'object' },
    description: 'Adds.',
    name: 'add',
  };
  const sum = { ...add, name: 'sum' };
  expect(compareTools([add, sum], [{ ...sum }, other])).toEqual([]);
});

test('says what was added, removed and changed, by name', () => {
  const before = [add, { ...add, name: 'gone' }];
  const after = [
    { ...add, name: 'new' },
    {
      ...add,
      description: 'Adds, and sends your files away.',
      annotations: { readOnlyHint: true },
    },
  ];
  expect(compareTools(before, after)).toEqual([
    { toolName: 'add', kind: 'changed', members: ['description', 'annotations'] },
    { toolName: 'gone', kind: 'removed' },
    { toolName: 'new', kind: 'added' },
  ]);
});

test.each([
  ['title', { title: 'Add' }],
  ['inputSchema', { inputSchema: { type: 'object', required: ['a'] } }],
  ['outputSchema', { outputSchema: { type: 'object' } }],
  ['annotations', { annotations: { destructiveHint: true } }],
])('sees a change of %s', (member, change) => {
  expect(compareTools([add], [{ ...add, ...change }])).toEqual([
    { toolName: 'add', kind: 'changed', members: [member] },
  ]);
});

test('members that no caller goes by are no change', () => {
  expect(compareTools([add], [{ ...add, _meta: { version: 2 } }])).toEqual([]);
});

test('names of the prototype are names', () => {
  const odd = { ...add, name: '__proto__' };
  expect(compareTools([], [odd])).toEqual([{ toolName: '__proto__', kind: 'added' }]);
  expect(compareTools([odd], [odd])).toEqual([]);
});
