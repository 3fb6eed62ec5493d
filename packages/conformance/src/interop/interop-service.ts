import { interopPrompts } from './interop-prompts.js';
import { interopResources } from './interop-resources.js';
import { createInteropTools } from './interop-tools.js';
import type { InteropContext } from './interop-context.js';

/** Something about the service has changed that its clients want to know. */
export type InteropChange = 'tools' | 'resource';

type Params = Readonly<Record<string, unknown>>;
export type InteropHandler = (
  params: Params,
  context: InteropContext,
) => Promise<Record<string, unknown>> | Record<string, unknown>;

/** One service, defined once; `createSdk1Server` and `createSdk2Server` serve it. */
export interface InteropService {
  /** By the methods of MCP that both eras have. */
  readonly handlers: Readonly<Record<InteropMethod, InteropHandler>>;
  /** Returns the way to stop it. */
  onChange(listener: (change: InteropChange) => void): () => void;
}

export const interopMethods = [
  'tools/list',
  'tools/call',
  'resources/list',
  'resources/templates/list',
  'resources/read',
  'prompts/list',
  'prompts/get',
  'completion/complete',
] as const;
export type InteropMethod = (typeof interopMethods)[number];

/** What all servers of it say of themselves. */
export const interopInfo = { name: 'interop', version: '1.0.0' } as const;
export const interopCapabilities = {
  tools: { listChanged: true },
  resources: { subscribe: true },
  prompts: {},
  completions: {},
  logging: {},
};

/** Makes the service. What its tools remember is shared by all of its servers, as that of a program is. */
export function createInteropService(): InteropService {
  const listeners = new Set<(change: InteropChange) => void>();
  const tools = createInteropTools({
    tell: (change) => {
      for (const listener of listeners) listener(change);
    },
  });
  return {
    handlers: {
      'tools/list': () => ({ tools: tools.list() }),
      'tools/call': (params, context) => tools.call(params, context),
      ...interopResources,
      ...interopPrompts,
    },
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
