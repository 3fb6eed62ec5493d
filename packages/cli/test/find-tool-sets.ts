import { existsSync, readFileSync } from 'node:fs';
import type { ToolDefinition } from '@nanda/protocol';

/** The tools of one real server. */
export interface ToolSet {
  readonly name: string;
  readonly tools: readonly ToolDefinition[];
}

const file = new URL('../../../../shared/data/tools.jsonl', import.meta.url);

/** Real servers' tools, which are no part of the repository: none where they are not beside it. */
export function findToolSets(): readonly ToolSet[] {
  if (!existsSync(file)) return [];
  return readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => {
      const row = JSON.parse(line) as { _path: string; tools: { tools: ToolDefinition[] } };
      return { name: row._path.split('/').slice(1).join('/'), tools: row.tools.tools };
    });
}
