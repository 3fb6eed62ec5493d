import { expect, test } from 'vitest';
import type { JSONSchemaTool } from './json-schema-tool.js';
import type { ParametersSchema } from './parameters-schema.js';
import { toAISDKTools } from './to-ai-sdk-tools.js';
import type { ToolAnswer } from './tool-answer.js';

function toolOf(parameters: ParametersSchema): JSONSchemaTool {
  const answer: ToolAnswer = {
    text: 'done',
    parts: [{ type: 'text', text: 'done' }],
    isError: false,
  };
  return {
    name: 'act',
    description: 'Acts.',
    parameters,
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

test('objects that take anything say so with a schema, which the AI SDK leaves as it is', () => {
  const parameters: ParametersSchema = {
    type: 'object',
    properties: {
      open: { type: 'object' },
      either: { anyOf: [{ type: ['object', 'null'], additionalProperties: true }] },
      closed: { type: 'object', additionalProperties: false },
      texts: { type: 'object', additionalProperties: { type: 'string' } },
    },
  };
  const before = structuredClone(parameters);
  const schema = toAISDKTools([toolOf(parameters)])['act']?.inputSchema['~standard'];
  const first = schema?.jsonSchema.input();
  expect(first).toEqual({
    type: 'object',
    additionalProperties: {},
    properties: {
      open: { type: 'object', additionalProperties: {} },
      either: { anyOf: [{ type: ['object', 'null'], additionalProperties: {} }] },
      closed: { type: 'object', additionalProperties: false },
      texts: { type: 'object', additionalProperties: { type: 'string' } },
    },
  });
  // It is another one each time: the AI SDK changes what it is given.
  expect(schema?.jsonSchema.input()).not.toBe(first);
  expect(parameters).toEqual(before);
});

test('arguments are objects, and whatever is in them is for the proxy to say', () => {
  const schema = toAISDKTools([toolOf({ type: 'object', properties: {} })])['act']?.inputSchema;
  expect(schema?.['~standard'].validate({ any: 1 })).toEqual({ value: { any: 1 } });
  for (const value of ['{}', 7, null, []]) {
    expect(schema?.['~standard'].validate(value)).toHaveProperty('issues');
  }
});

test('an answer is a text, an error or a text with pictures', () => {
  const tool = toAISDKTools([toolOf({ type: 'object', properties: {} })])['act'];
  const text = { type: 'text', text: 'menu' } as const;
  const picture = { type: 'image', data: 'AAAA', mediaType: 'image/png' } as const;
  const tell = (output: ToolAnswer) => tool?.toModelOutput({ output });
  expect(tell({ text: 'menu', parts: [text], isError: false })).toEqual({
    type: 'text',
    value: 'menu',
  });
  expect(tell({ text: 'no', parts: [text], isError: true })).toEqual({
    type: 'error-text',
    value: 'no',
  });
  expect(tell({ text: 'menu', parts: [text, picture], isError: false })).toEqual({
    type: 'content',
    value: [text, { type: 'file', mediaType: 'image/png', data: { type: 'data', data: 'AAAA' } }],
  });
});
