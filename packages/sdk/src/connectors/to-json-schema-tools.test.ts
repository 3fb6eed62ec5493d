import { getEventListeners } from 'node:events';
import type { ToolDefinition, ToolResult } from '@nanda/protocol';
import { expect, test, vi } from 'vitest';
import { AbortError } from '../errors/abort-error.js';
import { createExecutionError } from '../errors/create-execution-error.js';
import type { ServiceConnection } from '../service-connection.js';
import { runToolCall } from './run-tool-call.js';
import { toJSONSchemaTools } from './to-json-schema-tools.js';
import type { ToolSource } from './tool-source.js';

const search: ToolDefinition = {
  name: 'search',
  description: 'Finds things.',
  inputSchema: { type: 'object', properties: { query: { type: 'string' } } },
  annotations: { readOnlyHint: true },
};
const order: ToolDefinition = { name: 'order', title: 'Order', inputSchema: { type: 'object' } };
const result: ToolResult = { content: [{ type: 'text', text: 'found' }] };

function connect({
  serviceName = 'Coffee',
  tools = [search, order],
  execute = vi.fn().mockResolvedValue(result),
}: {
  serviceName?: string;
  tools?: ToolDefinition[];
  execute?: ToolSource['execute'];
} = {}) {
  const list = vi.fn().mockResolvedValue(tools);
  return {
    id: 'connection-1',
    serviceId: 'service-1',
    data: { metadata: { serviceName } },
    tools: list,
    execute,
  };
}

test('a tool has all that a framework wants, and the way back', async () => {
  const connection = connect();
  const [first, second] = await toJSONSchemaTools(connection);
  expect(first).toMatchObject({
    name: 'search',
    description: 'Finds things.',
    parameters: search.inputSchema,
    annotations: { readOnlyHint: true },
    toolName: 'search',
  });
  expect(first?.connection).toBe(connection);
  expect(second).toMatchObject({ description: 'Order', annotations: {} });
  const answer = await first?.execute({ query: 'beans' });
  expect(answer).toEqual({
    text: 'found',
    parts: [{ type: 'text', text: 'found' }],
    isError: false,
    result,
  });
  expect(connection.execute).toHaveBeenCalledExactlyOnceWith(
    'search',
    { query: 'beans' },
    { signal: expect.any(AbortSignal), input: 'decline', onInput: undefined, timeout: undefined },
  );
});

test('every connection fits, typed or not', () => {
  type CoffeeTools = {
    search: { parameters: { query: string }; output: { found: string[] } };
  };
  const take = (connections: Parameters<typeof toJSONSchemaTools>[0]) => connections;
  // A type that does not fit fails the type check.
  const check = (plain: ServiceConnection, typed: ServiceConnection<CoffeeTools>) =>
    take([plain, typed]);
  expect(check).toBeTypeOf('function');
});

test('tools are chosen and named', async () => {
  const connection = connect({ tools: [search, order, search] });
  const names = async (options: Parameters<typeof toJSONSchemaTools>[1]) =>
    (await toJSONSchemaTools(connection, options)).map(({ name }) => name);
  expect(await names({})).toEqual(['search', 'order']);
  expect(await names({ readOnlyOnly: true })).toEqual(['search']);
  expect(await names({ filter: ({ name }) => name !== 'search' })).toEqual(['order']);
  expect(await names({ prefix: 'shop_' })).toEqual(['shop_search', 'shop_order']);
  expect(await names({ nameOf: ({ name }, { serviceId }) => `${serviceId}/${name}` })).toEqual([
    'service-1_search',
    'service-1_order',
  ]);
});

test('the same tool of two connections is called on its own', async () => {
  const coffee = connect();
  const tea = connect({ serviceName: 'Tea', tools: [search] });
  const tools = await toJSONSchemaTools([coffee, tea]);
  expect(tools.map(({ name }) => name)).toEqual(['Coffee_search', 'order', 'Tea_search']);
  await runToolCall(tools, { name: 'Tea_search', arguments: '{"query":"green"}' });
  expect(coffee.execute).not.toHaveBeenCalled();
  expect(tea.execute).toHaveBeenCalledOnce();
});

test('a description is never empty and never too long, and keeps what the schema cannot say', async () => {
  const anyOf = [{ required: ['id'] }, { required: ['name'] }];
  const tools = [
    { name: 'bare', description: ' ', inputSchema: {} },
    { name: 'long', description: 'x'.repeat(2000), inputSchema: { type: 'object', anyOf } },
  ];
  const [bare, long] = await toJSONSchemaTools(connect({ tools }));
  expect(bare?.description).toBe('The tool "bare" of Coffee.');
  expect(long?.description).toHaveLength(1024);
  expect(long?.description).toMatch(/x…\nParameters: give "id", or "name"\.$/);
  const [exact] = await toJSONSchemaTools(connect(), { maxDescriptionLength: 13 });
  expect(exact?.description).toBe('Finds things.');
  const [, short] = await toJSONSchemaTools(connect({ tools }), { maxDescriptionLength: 20 });
  expect(short?.description).toHaveLength(20);
});

test.each([
  ['INVALID_PARAMETERS', 'Call it again with parameters that fit its schema.'],
  ['TOOL_NOT_FOUND', 'The service no longer has this tool.'],
  ['TOOL_TIMEOUT', 'It may have had an effect.'],
  ['RESULT_TOO_LARGE', 'Ask for less at a time.'],
  ['UPSTREAM_ERROR', 'The service refused the call.'],
])('%s is an answer that a model can do something with', async (code, remedy) => {
  const error = createExecutionError({ code, message: 'So it was.' });
  const connection = connect({ execute: vi.fn().mockRejectedValue(error) });
  const [tool] = await toJSONSchemaTools(connection);
  const answer = await tool?.execute({});
  expect(answer?.isError).toBe(true);
  expect(answer?.text).toContain('The call of "search" failed. So it was.');
  expect(answer?.text).toContain(remedy);
});

test.each([
  createExecutionError({ code: 'CONNECTION_NOT_FOUND', message: '' }),
  createExecutionError({ code: 'SERVICE_AUTH_REQUIRED', message: '' }),
  createExecutionError({ code: 'UPSTREAM_LOST', message: '' }),
  createExecutionError({ code: 'constructor', message: '' }),
  new AbortError('enough'),
  new TypeError('a mistake of ours'),
])('%o is thrown', async (error) => {
  const [tool] = await toJSONSchemaTools(connect({ execute: vi.fn().mockRejectedValue(error) }));
  await expect(tool?.execute({})).rejects.toBe(error);
});

test('a call that is not approved is not made, and the model told so', async () => {
  const connection = connect();
  const onResult = vi.fn();
  const approve = vi.fn(async ({ tool }: { tool: { name: string } }) => tool.name !== 'order');
  const tools = await toJSONSchemaTools(connection, { approve, onResult });
  const refused = await runToolCall(tools, { name: 'order', arguments: { item: 'tea' } });
  expect(refused).toMatchObject({ isError: true, text: 'The user does not want this call.' });
  expect(approve).toHaveBeenCalledExactlyOnceWith({ tool: tools[1], parameters: { item: 'tea' } });
  expect(connection.execute).not.toHaveBeenCalled();
  expect(onResult).not.toHaveBeenCalled();
  const answer = await runToolCall(tools, { name: 'search' });
  expect(onResult).toHaveBeenCalledExactlyOnceWith({ tool: tools[0], parameters: {}, answer });
});

test('what a tool asks for is answered by `onInput`, or as `input` says', async () => {
  const onInput = vi.fn();
  const connection = connect();
  for (const options of [{ onInput }, { input: 'wait' } as const]) {
    const [tool] = await toJSONSchemaTools(connection, options);
    await tool?.execute({});
  }
  expect(vi.mocked(connection.execute).mock.calls.map((call: unknown[]) => call[2])).toMatchObject([
    { input: undefined, onInput },
    { input: 'wait', onInput: undefined },
  ]);
});

test.each(['call', 'list'] as const)('the signal of the %s ends a call', async (chosen) => {
  const controllers = { list: new AbortController(), call: new AbortController() };
  const execute = vi.fn(
    (_name: string, _parameters: object, { signal }: { signal: AbortSignal }) =>
      new Promise<ToolResult>((_resolve, reject) => {
        signal.addEventListener('abort', () => reject(new AbortError(signal.reason)));
      }),
  );
  const [tool] = await toJSONSchemaTools(connect({ execute }), {
    signal: controllers.list.signal,
  });
  const call = tool?.execute({}, { signal: controllers.call.signal });
  await vi.waitFor(() => expect(execute).toHaveBeenCalledOnce());
  controllers[chosen].abort('enough');
  await expect(call).rejects.toMatchObject({ name: 'AbortError', cause: 'enough' });
  for (const { signal } of Object.values(controllers)) {
    expect(getEventListeners(signal, 'abort')).toEqual([]);
  }
});

test('a signal that is aborted keeps a call from being asked about and made', async () => {
  const connection = connect();
  const approve = vi.fn(() => true);
  const [tool] = await toJSONSchemaTools(connection, { approve });
  await expect(tool?.execute({}, { signal: AbortSignal.abort() })).rejects.toMatchObject({
    name: 'AbortError',
  });
  expect(approve).not.toHaveBeenCalled();
  expect(connection.execute).not.toHaveBeenCalled();
});

test('a call that is given up does not wait for who is asked about it', async () => {
  const connection = connect();
  const controller = new AbortController();
  const asked = Promise.withResolvers<boolean>();
  const approve = vi.fn(() => asked.promise);
  const [tool] = await toJSONSchemaTools(connection, { approve });
  const call = tool?.execute({}, { signal: controller.signal });
  await vi.waitFor(() => expect(approve).toHaveBeenCalledOnce());
  controller.abort();
  await expect(call).rejects.toMatchObject({ name: 'AbortError' });
  asked.resolve(true);
  await asked.promise;
  expect(connection.execute).not.toHaveBeenCalled();
});

test('what asking throws is thrown, and nothing called', async () => {
  const connection = connect();
  const error = new Error('nobody is there');
  const [tool] = await toJSONSchemaTools(connection, {
    approve: () => {
      throw error;
    },
  });
  await expect(tool?.execute({})).rejects.toBe(error);
  expect(connection.execute).not.toHaveBeenCalled();
});

test('a list that cannot be had fails the whole', async () => {
  const connection = connect();
  const error = createExecutionError({ code: 'CONNECTION_NOT_FOUND', message: '' });
  connection.tools.mockRejectedValue(error);
  await expect(toJSONSchemaTools([connect(), connection])).rejects.toBe(error);
});

test.each([
  ['brew', {}, 'There is no tool "brew". The tools are: search, order.'],
  [
    'search',
    '{"query',
    'The arguments of "search" are not the JSON text of an object. Nothing was called.',
  ],
  [
    'search',
    '[1]',
    'The arguments of "search" are not the JSON text of an object. Nothing was called.',
  ],
  [
    'search',
    7,
    'The arguments of "search" are not the JSON text of an object. Nothing was called.',
  ],
])('%s of %o is an answer that says what to do', async (name, given, text) => {
  const connection = connect();
  const tools = await toJSONSchemaTools(connection);
  const answer = await runToolCall(tools, { name, arguments: given });
  expect(answer).toEqual({ text, parts: [{ type: 'text', text }], isError: true });
  expect(connection.execute).not.toHaveBeenCalled();
});

test.each([undefined, null, '', ' ', '{}', {}])('no arguments can be %o', async (given) => {
  const connection = connect();
  await runToolCall(await toJSONSchemaTools(connection), { name: 'order', arguments: given });
  expect(connection.execute).toHaveBeenCalledWith('order', {}, expect.anything());
});
