import type { ToolDefinition } from '@nanda/protocol';

import type { Logger } from '../core/logger.js';
import { isObject } from '../core/is-object.js';
import { NandaError } from '../core/nanda-error.js';
import { excerpt } from './excerpt.js';

export interface ListToolsOptions {
  readonly requestPage: (params: Readonly<Record<string, unknown>>) => Promise<unknown>;
  /** Whether a tool can be called in this session, beyond having a name and a schema. */
  readonly isCallable: (tool: ToolDefinition) => boolean;
  readonly name: string;
  readonly logger?: Logger | undefined;
}

const maximumPages = 64;

/**
 * All pages of a service's tools. A row that is no tool is left out, with a line in the log; it does not take the
 * others with it.
 */
export async function listTools(options: ListToolsOptions): Promise<readonly ToolDefinition[]> {
  const { requestPage, isCallable, name, logger } = options;
  const tools = new Map<string, ToolDefinition>();
  const cursors = new Set<string>();
  let cursor: string | undefined;
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
      if (isTool(row) && isCallable(row) && !tools.has(row.name)) tools.set(row.name, row);
      else dropped += 1;
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
  return [...tools.values()];
}

function isTool(row: unknown): row is ToolDefinition {
  return (
    isObject(row) &&
    typeof row['name'] === 'string' &&
    row['name'] !== '' &&
    isObject(row['inputSchema'])
  );
}
