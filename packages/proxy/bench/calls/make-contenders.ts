import type { RunningProgram } from '../start-program.js';
import type { LoadTarget } from './load.js';
import { openSession } from './open-session.js';

export interface Contender extends LoadTarget {
  readonly name: string;
  readonly program: RunningProgram;
}

export interface MakeContendersOptions {
  readonly upstream: RunningProgram;
  readonly bare: RunningProgram;
  /** Its first service is of the newer era, the others of the older one. */
  readonly nanda: RunningProgram;
  readonly services: number;
  /** Most clients at the same time: each has a session of its own. */
  readonly clients: number;
}

const parameters = { message: 'hello' };
const modernVersion = '2026-07-28';
const prefix = 'io.modelcontextprotocol';

/** Whoever is asked for the same call, the upstream itself first. */
export async function makeContenders(
  options: MakeContendersOptions,
): Promise<readonly Contender[]> {
  const { upstream, bare, nanda, services, clients } = options;
  const modern = await connect(nanda.port, 'service-0');
  const [legacy = '', ...others] = await connectAll(nanda.port, services);
  const target = { program: nanda, port: nanda.port };

  async function legacyCall(path: string, tool = 'echo') {
    const headers = await Promise.all(
      Array.from({ length: clients }, () => openSession({ port: nanda.port, path })),
    );
    return { ...target, path, headers, body: call(tool) };
  }

  function modernCall(path: string, tool = 'echo') {
    const fields = {
      'mcp-protocol-version': modernVersion,
      'mcp-method': 'tools/call',
      'mcp-name': tool,
    };
    const headers = Array.from({ length: clients }, () => fields);
    return { ...target, path, headers, body: call(tool, envelope) };
  }

  const listed = await listTools(nanda.port, others.at(-1) ?? legacy);
  const body = JSON.stringify({ parameters });
  return [
    { name: 'direct', program: upstream, port: upstream.port, path: '/mcp', body: call('echo') },
    { name: 'bare Node proxy', program: bare, port: bare.port, path: '/mcp', body: call('echo') },
    { name: 'REST', ...target, path: `/v2/connections/${legacy}/tools/echo/execute`, body },
    { name: 'MCP, legacy', ...(await legacyCall(`/mcp/${legacy}`)) },
    { name: 'MCP, modern', ...modernCall(`/mcp/${modern}`) },
    { name: 'MCP, modern to legacy', ...modernCall(`/mcp/${legacy}`) },
    { name: `MCP, all ${listed.count} tools, legacy`, ...(await legacyCall('/mcp', listed.last)) },
    { name: `MCP, all ${listed.count} tools, modern`, ...modernCall('/mcp', listed.last) },
  ];
}

const envelope = {
  _meta: {
    [`${prefix}/protocolVersion`]: modernVersion,
    [`${prefix}/clientInfo`]: { name: 'bench', version: '1' },
    [`${prefix}/clientCapabilities`]: {},
  },
};

function call(name: string, more: object = {}): string {
  const params = { name, arguments: parameters, ...more };
  return JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/call', params });
}

async function connect(port: number, service: string): Promise<string> {
  const url = `http://127.0.0.1:${port}/v2/services/${service}/connect`;
  const response = await fetch(url, { method: 'POST' });
  const { data } = (await response.json()) as { data: { id: string } };
  return data.id;
}

/** Those of the older era. */
async function connectAll(port: number, services: number): Promise<readonly string[]> {
  const ids: string[] = [];
  for (let index = 1; index < services; index += 1) {
    ids.push(await connect(port, `service-${index}`));
  }
  return ids;
}

/** What the aggregate lists, and how the tool `echo` of one connection is called in it. */
async function listTools(
  port: number,
  connectionId: string,
): Promise<{ readonly count: number; readonly last: string }> {
  const path = '/mcp';
  const headers = await openSession({ port, path });
  const names: string[] = [];
  let cursor: string | undefined;
  do {
    const response = await fetch(`http://127.0.0.1:${port}${path}`, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json', accept: 'application/json' },
      body: JSON.stringify({
        jsonrpc: '2.0',
        id: 1,
        method: 'tools/list',
        params: { ...(cursor !== undefined && { cursor }) },
      }),
    });
    const { result } = (await response.json()) as {
      result: { tools: { name: string }[]; nextCursor?: string };
    };
    names.push(...result.tools.map(({ name }) => name));
    cursor = result.nextCursor;
  } while (cursor !== undefined);
  const last = names.findLast((name) => name.endsWith('echo'));
  if (last === undefined) throw new Error(`The tools of ${connectionId} are not listed.`);
  return { count: names.length, last };
}
