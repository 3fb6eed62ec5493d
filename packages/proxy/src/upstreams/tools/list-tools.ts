import type { ToolDefinition } from '@nanda/protocol';

import type { Logger } from '../../core/logger.js';
import { isObject } from '../../core/is-object.js';
import { NandaError } from '../../core/nanda-error.js';
import { excerpt } from '../errors/excerpt.js';
import { readTool } from './read-tool.js';

export interface ListToolsOptions {
  readonly requestPage: (params: Readonly<Record<string, unknown>>) => Promise<unknown>;
  /** Whether a tool can be called in this session, beyond having a name and a schema. */
  readonly isCallable: (tool: ToolDefinition) => boolean;
  readonly name: string;
  readonly logger?: Logger | undefined;
}

const maximumPages = 64;

/**
 * All pages of a service's tools, each as the contract has it. A row that is no tool is left out, and so is an optional
 * member of the wrong type, with a line in the log; neither takes the others with it.
 */
export async function listTools(options: ListToolsOptions): Promise<readonly ToolDefinition[]> {
  const { requestPage, isCallable, name, logger } = options;
  const tools = new Map<string, ToolDefinition>();
  const cursors = new Set<string>();
  let cursor: string | undefined;
  const leftOut = new Set<string>();
  let dropped = 0;

  for (let page = 0; page < maximumPages; page += 1) {
    const result = await requestPage(cursor === undefined ? {} : { cursor });
    const rows = isObject(result) ? result['tools'] : undefined;
    if (!Array.isArray(rows)) {
      throw new NandaError(
        'UPSTREAM_PROTOCOL_ERROR',
        `"${name}" answered the question for its tools with something else. Ask the service's owner.`,
      );
    }
    for (const row of rows as unknown[]) {
      const read = readTool(row);
      if (read && isCallable(read.tool) && !tools.has(read.tool.name)) {
        tools.set(read.tool.name, read.tool);
        for (const member of read.leftOut) leftOut.add(member);
      } else dropped += 1;
    }
    const next = isObject(result) ? result['nextCursor'] : undefined;
    if (typeof next !== 'string' || cursors.has(next)) break;
    cursors.add(next);
    cursor = next;
  }
  if (dropped > 0) {
    logger?.warn('Left out tools that are malformed or named twice.', {
      service: excerpt(name),
      dropped,
    });
  }
  if (leftOut.size > 0) {
    logger?.warn('Left out members of tools that are of the wrong type.', {
      service: excerpt(name),
      members: [...leftOut].join(', '),
    });
  }
  return [...tools.values()];
}
