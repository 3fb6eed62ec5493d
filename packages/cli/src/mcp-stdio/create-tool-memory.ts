import type { OutgoingHttpHeaders } from 'node:http';
import type { ClientMessage } from './client-message.js';
import { findToolParameters } from './find-tool-parameters.js';
import { parameterHeaders } from './parameter-headers.js';
import type { ToolParameter } from './tool-parameter.js';

/** Remembers which arguments of which tools are repeated in header fields: whoever speaks HTTP has to do that. */
export interface ToolMemory {
  /** Looks at an answer to `tools/list`. @returns where the list goes on */
  learn(answer: Buffer): string | undefined;
  headersOf(message: ClientMessage): OutgoingHttpHeaders;
}

/** Tools that are remembered; those that were learnt first are forgotten first. */
const most = 5000;

export function createToolMemory(): ToolMemory {
  const tools = new Map<string, readonly ToolParameter[]>();
  return {
    learn(answer) {
      const { result } = JSON.parse(answer.toString('utf8')) as { result?: ToolList };
      const { tools: listed, nextCursor } = result ?? {};
      for (const tool of Array.isArray(listed) ? (listed as (ListedTool | null)[]) : []) {
        const name = tool?.name;
        if (typeof name !== 'string') continue;
        const parameters = findToolParameters(tool?.inputSchema);
        tools.delete(name);
        if (parameters.length > 0) tools.set(name, parameters);
        const [oldest] = tools.keys();
        if (tools.size > most && oldest !== undefined) tools.delete(oldest);
      }
      return typeof nextCursor === 'string' ? nextCursor : undefined;
    },
    headersOf({ method, params }) {
      const name = params['name'];
      if (method !== 'tools/call' || typeof name !== 'string') return {};
      return parameterHeaders(tools.get(name) ?? [], params['arguments']);
    },
  };
}

interface ToolList {
  readonly tools?: unknown;
  readonly nextCursor?: unknown;
}

interface ListedTool {
  readonly name?: unknown;
  readonly inputSchema?: unknown;
}
