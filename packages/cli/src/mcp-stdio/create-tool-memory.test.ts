import { expect, test } from 'vitest';
import { createToolMemory } from './create-tool-memory.js';
import { readClientMessage } from './read-client-message.js';

const listed = (tools: unknown, nextCursor?: unknown) =>
  Buffer.from(JSON.stringify({ jsonrpc: '2.0', id: 1, result: { tools, nextCursor } }));

const call = (params: object) => {
  const message = readClientMessage(
    Buffer.from(JSON.stringify({ jsonrpc: '2.0', id: 2, method: 'tools/call', params })),
  );
  if (message === undefined) throw new Error('That is a message.');
  return message;
};

test('arguments are repeated as the schema of the tool wants it', () => {
  const memory = createToolMemory();
  const properties = {
    region: { type: 'string', 'x-mcp-header': 'Region' },
    deep: {
      type: 'object',
      properties: { count: { type: 'integer', 'x-mcp-header': 'Count' } },
    },
    dry: { type: 'boolean', 'x-mcp-header': 'Dry' },
    bad: { type: 'string', 'x-mcp-header': 'no field\r\n' },
  };
  const tools = [null, 7, {}, { name: 'query', inputSchema: { type: 'object', properties } }];
  expect(memory.learn(listed(tools, 'more'))).toBe('more');
  const given = { region: 'östlich', deep: { count: 3 }, dry: false, bad: 'x' };
  expect(memory.headersOf(call({ name: 'query', arguments: given }))).toEqual({
    'mcp-param-region': '=?base64?w7ZzdGxpY2g=?=',
    'mcp-param-count': '3',
    'mcp-param-dry': 'false',
  });
  const odd = { region: null, deep: 'x', dry: {}, count: 2 ** 60 };
  expect(memory.headersOf(call({ name: 'query', arguments: odd }))).toEqual({});
  expect(memory.headersOf(call({ name: 'other', arguments: given }))).toEqual({});
  expect(memory.headersOf(call({}))).toEqual({});
});

test('a tool that wants it no more is forgotten', () => {
  const memory = createToolMemory();
  const schema = { properties: { a: { type: 'string', 'x-mcp-header': 'A' } } };
  memory.learn(listed([{ name: 't', inputSchema: schema }]));
  const message = call({ name: 't', arguments: { a: 'x' } });
  expect(memory.headersOf(message)).toEqual({ 'mcp-param-a': 'x' });
  expect(memory.learn(listed([{ name: 't', inputSchema: {} }]))).toBeUndefined();
  expect(memory.headersOf(message)).toEqual({});
});
