import type { ConfiguredServer } from '@nanda/proxy';

/** Tells an entry of a file from all others on this machine: `/home/me/work/.mcp.json:github`. */
export function entryKey({ path, project, name }: ConfiguredServer): string {
  return [path, project, name].filter((part) => part !== undefined).join(':');
}
