import { expect, test } from 'vitest';
import type { JSONSchemaTool } from './json-schema-tool.js';
import { toAnthropicTools } from './to-anthropic-tools.js';
import type { ToolAnswer } from './tool-answer.js';

function toolWith(answer: ToolAnswer): JSONSchemaTool {
  return {
    name: 'act',
    description: 'Acts.',
    parameters: { type: 'object', properties: {} },
    annotations: {},
    toolName: 'act',
    connection: {
      id: 'connection-1',
      serviceId: 'service-1',
      data: { metadata: { serviceName: 'Stage' } },
      tools: () => Promise.resolve([]),
      execute: () => Promise.resolve({ content: [] }),
    },
    execute: () => Promise.resolve(answer),
  };
}

test('an answer is its parts, without empty texts, which the API refuses', async () => {
  const [tool] = toAnthropicTools([
    toolWith({
      text: 'menu',
      parts: [
        { type: 'text', text: ' ' },
        { type: 'text', text: 'menu' },
        { type: 'image', data: 'AAAA', mediaType: 'image/png' },
      ],
      isError: false,
    }),
  ]);
  await expect(tool?.run({})).resolves.toEqual([
    { type: 'text', text: 'menu' },
    { type: 'image', source: { type: 'base64', data: 'AAAA', media_type: 'image/png' } },
  ]);
});

test('an error is thrown, as the tool runner wants it', async () => {
  const parts = [{ type: 'text', text: 'Unknown region' }] as const;
  const [tool] = toAnthropicTools([toolWith({ text: 'Unknown region', parts, isError: true })]);
  await expect(tool?.run({})).rejects.toThrow('Unknown region');
  expect(tool?.parse('as it is')).toBe('as it is');
});

test('only what the API knows is sent', () => {
  const tools = toAnthropicTools([toolWith({ text: '', parts: [], isError: false })]);
  expect(JSON.parse(JSON.stringify(tools))).toEqual([
    { name: 'act', description: 'Acts.', input_schema: { type: 'object', properties: {} } },
  ]);
});
