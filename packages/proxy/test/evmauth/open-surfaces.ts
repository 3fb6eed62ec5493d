import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import type { BatchAnswer, ToolAuth, ToolResult } from '@nanda/protocol';
import { waitFor } from '@nanda/testing';
import { connectClient } from '../realtime/connect-client.js';

export interface SurfaceCall {
  readonly connectionId: string;
  readonly toolName: string;
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly auth?: ToolAuth | undefined;
}

/** One way to call a tool. Rejects with what is answered where that is no result. */
export type Surface = (call: SurfaceCall) => Promise<ToolResult>;

export interface Surfaces extends AsyncDisposable {
  /** Those that take what a tool itself wants beside its arguments. */
  readonly withAuth: Readonly<Record<WithAuth, Surface>>;
  /** Those that hand arguments on as they are, and nothing else. */
  readonly plain: Readonly<Record<Plain, Surface>>;
}

export const withAuth = [
  'execute',
  'stream',
  'batch',
  'api',
  'WebSocket execute',
  'WebSocket stream',
  'execute_tool',
] as const;
export const plain = ['/mcp', '/mcp/{connection}', 'MCP over REST'] as const;

type WithAuth = (typeof withAuth)[number];
type Plain = (typeof plain)[number];

/** Everything by which a tool can be called, over one proxy. */
export async function openSurfaces(url: string): Promise<Surfaces> {
  const realtime = await connectClient(`${url.replace('http', 'ws')}/v2/ws`);
  const aggregate = await connectMcp(`${url}/mcp`);
  const lines = new Map<string, Promise<Client>>();
  let count = 0;

  async function post(path: string, body: unknown): Promise<Response> {
    return fetch(url + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  }
  async function read(answer: Response): Promise<Record<string, never>> {
    const body = (await answer.json()) as Record<string, never>;
    if (!answer.ok) throw body;
    return body;
  }
  const pathOf = ({ connectionId, toolName }: SurfaceCall, verb: string) =>
    `/v2/connections/${connectionId}/tools/${toolName}/${verb}`;
  const bodyOf = ({ parameters, auth }: SurfaceCall) => ({ parameters, ...(auth && { auth }) });

  /** By the name that a model is told. */
  async function listedName({ connectionId, toolName }: SurfaceCall): Promise<string> {
    const { structuredContent } = await aggregate.callTool({
      name: 'search_tools',
      arguments: { query: toolName, connection: connectionId },
    });
    const { tools } = structuredContent as { tools: { tool: string }[] };
    const found = tools.find(({ tool }) => tool.endsWith(`_${toolName}`));
    if (found === undefined) throw new Error(`No ${toolName} in ${JSON.stringify(tools)}`);
    return found.tool;
  }

  /** What comes first, of a socket that is told of failures in the same way. */
  async function answerOf<Type extends 'tool_result' | 'stream_complete'>(type: Type, id: string) {
    return waitFor(
      () => {
        const [failure] = [...realtime.all('error', id), ...realtime.all('stream_error', id)];
        const [answer] = realtime.all(type, id);
        return answer ?? (failure && { failure: failure.payload });
      },
      { description: `${type} of ${id}` },
    );
  }

  async function overSocket(type: 'execute' | 'stream', call: SurfaceCall): Promise<ToolResult> {
    const id = `call-${(count += 1)}`;
    realtime.send({ type, id, payload: call });
    const answer = await answerOf(type === 'execute' ? 'tool_result' : 'stream_complete', id);
    if ('failure' in answer) throw answer.failure;
    if (answer.type === 'tool_result') return (answer.payload as { result: ToolResult }).result;
    const last = realtime.all('stream_event', id).at(-1)?.payload.event;
    return (last as unknown as { result: ToolResult }).result;
  }

  return {
    withAuth: {
      execute: async (call) => {
        const { data } = await read(await post(pathOf(call, 'execute'), bodyOf(call)));
        return (data as unknown as { result: ToolResult }).result;
      },
      stream: async (call) => {
        const answer = await post(pathOf(call, 'stream'), bodyOf(call));
        const text = await answer.text();
        if (!answer.ok) throw JSON.parse(text);
        const last = text.trim().split('\n\n').at(-1) ?? '';
        const data = /^data: ?([^\n]*)/m.exec(last)?.[1] ?? '{}';
        return (JSON.parse(data) as { result: ToolResult }).result;
      },
      batch: async (call) => {
        const { data } = await read(await post('/v2/batch', { requests: [call] }));
        const [first] = data as unknown as BatchAnswer[];
        if (first === undefined || !('result' in first)) throw first;
        return first.result as ToolResult;
      },
      api: async ({ connectionId, toolName, parameters, auth }) => {
        const body = {
          connection_id: connectionId,
          tool_name: toolName,
          arguments: parameters,
          ...(auth && { auth }),
        };
        return (await read(await post('/api/tools/call', body)))['result'] as unknown as ToolResult;
      },
      'WebSocket execute': (call) => overSocket('execute', call),
      'WebSocket stream': (call) => overSocket('stream', call),
      execute_tool: async ({ connectionId, toolName, parameters, auth }) =>
        await aggregate.callTool({
          name: 'execute_tool',
          arguments: {
            tool: toolName,
            connection: connectionId,
            arguments: parameters,
            ...(auth && { auth }),
          },
        }),
    },
    plain: {
      '/mcp': async (call) =>
        await aggregate.callTool({
          name: await listedName(call),
          arguments: call.parameters,
        }),
      '/mcp/{connection}': async ({ connectionId, toolName, parameters }) => {
        const line = lines.get(connectionId) ?? connectMcp(`${url}/mcp/${connectionId}`);
        lines.set(connectionId, line);
        return await (
          await line
        ).callTool({
          name: toolName,
          arguments: parameters,
        });
      },
      'MCP over REST': async (call) => {
        const body = { name: await listedName(call), arguments: call.parameters };
        return (await read(await post('/mcp/v1/tools/call', body))) as unknown as ToolResult;
      },
    },
    async [Symbol.asyncDispose]() {
      await realtime.drop();
      await aggregate.close();
      for (const line of lines.values()) await (await line).close();
    },
  };
}

async function connectMcp(url: string): Promise<Client> {
  const client = new Client({ name: 'test', version: '1' });
  await client.connect(new StreamableHTTPClientTransport(new URL(url)));
  return client;
}
