import type { ToolDefinition } from '@nanda/protocol';

import { isObject } from '../../core/is-object.js';
import { findMirroredParameters } from './find-mirrored-parameters.js';

/** The tools of a list, as far as they want to see parameters in header fields. */
export interface KnownTools {
  find(name: unknown): Pick<ToolDefinition, 'inputSchema'> | undefined;
  /** Takes in rows of `tools/list`. What is said last of a tool counts. */
  learn(rows: unknown): void;
}

const maximumTools = 1000;

export function createKnownTools(): KnownTools {
  const known = new Map<unknown, Pick<ToolDefinition, 'inputSchema'>>();
  return {
    find: (name) => known.get(name),
    learn: (rows) => {
      for (const row of Array.isArray(rows) ? (rows as unknown[]) : []) {
        if (!isObject(row) || typeof row['name'] !== 'string') continue;
        const { name, inputSchema } = row;
        known.delete(name);
        if (!isObject(inputSchema) || !findMirroredParameters(inputSchema)?.length) continue;
        known.set(name, { inputSchema });
        const [oldest] = known.keys();
        if (known.size > maximumTools) known.delete(oldest);
      }
    },
  };
}
