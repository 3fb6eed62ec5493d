import { METHOD_NOT_FOUND } from '@modelcontextprotocol/client';
import type { ToolDefinition } from '@nanda/protocol';

import type { Logger } from '../../core/logger.js';
import { findRpcError } from '../errors/find-rpc-error.js';
import { createKnownTools, type KnownTools } from '../tools/create-known-tools.js';
import { createParameterMirror, type ParameterMirror } from '../tools/create-parameter-mirror.js';
import { findMirroredParameters } from '../tools/find-mirrored-parameters.js';
import { listTools } from '../tools/list-tools.js';
import type { Channel } from './create-channel.js';
import type { SessionFacts } from './session-facts.js';

export interface ToolListOptions {
  readonly channel: Channel;
  readonly facts: Pick<SessionFacts, 'capabilities'>;
  /** Whether parameters are repeated in HTTP fields. */
  readonly isMirrored: boolean;
  /** The service as a person knows it. */
  readonly name: string;
  readonly logger?: Logger | undefined;
  /** What a failure is told as. */
  readonly mapError: (error: unknown, during: { readonly signal: AbortSignal }) => Error;
}

/** The tools of a service, and what their calls need beside a body. */
export interface ToolList {
  /** All pages. */
  list(signal: AbortSignal): Promise<readonly ToolDefinition[]>;
  /** Undefined where nothing is repeated. */
  readonly mirror: ParameterMirror | undefined;
  readonly known: KnownTools;
}

export function createToolList(options: ToolListOptions): ToolList {
  const { channel, facts, isMirrored, name, logger, mapError } = options;
  const known = createKnownTools();
  return {
    known,
    mirror: isMirrored ? createParameterMirror() : undefined,
    list: async (signal) => {
      const tools = await listTools({
        requestPage: async (params) => {
          try {
            const id = channel.createId();
            return await channel.request({ id, method: 'tools/list', params, signal });
          } catch (error) {
            // Some services have tools and do not say so; one that does not know the question has none.
            const isWithout = facts.capabilities['tools'] === undefined && !signal.aborted;
            if (isWithout && findRpcError(error)?.code === METHOD_NOT_FOUND) return { tools: [] };
            throw mapError(error, { signal });
          }
        },
        isCallable: ({ inputSchema }) =>
          !isMirrored || findMirroredParameters(inputSchema) !== undefined,
        name,
        logger,
      });
      if (isMirrored) known.learn(tools);
      return tools;
    },
  };
}
