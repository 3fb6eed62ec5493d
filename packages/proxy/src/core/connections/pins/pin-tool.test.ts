import type { ToolDefinition } from '@nanda/protocol';
import { expect, test } from 'vitest';
import { compareTools } from './compare-tools.js';
import { pinTool } from './pin-tool.js';

const add: ToolDefinition = {
  name: 'add',
  title: 'Add',
  description: 'Adds.',
  inputSchema: { type: 'object', properties: { a: {}, b: {} } },
  outputSchema: { type: 'object' },
  annotations: { readOnlyHint: true },
};

test('pins compare as what they were made of', () => {
  const reordered = { ...add, inputSchema: { properties: { b: {}, a: {} }, type: 'object' } };
  expect(compareTools([pinTool(add)], [pinTool(reordered)])).toEqual([]);
  const { title: _, ...untitled } = { ...add, description: 'Adds?', annotations: {} };
  expect(compareTools([pinTool(add)], [pinTool(untitled)])).toEqual([
    { toolName: 'add', kind: 'changed', members: ['title', 'description', 'annotations'] },
  ]);
});

test('a pin is small and survives JSON, whatever the tool says', () => {
  const huge = { ...add, description: 'word '.repeat(1_000_000) };
  const text = JSON.stringify(pinTool(huge));
  expect(text.length).toBeLessThan(500);
  expect(compareTools([JSON.parse(text) as ToolDefinition], [pinTool(huge)])).toEqual([]);
});
