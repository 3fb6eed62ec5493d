import type { Access } from './access.js';

/** Whether there are tools that somebody may not call who may call tools. */
export function isNarrowed({ tools }: Pick<Access, 'tools'>): boolean {
  const { allow, deny = [], within } = tools;
  return (
    allow !== undefined ||
    deny.length > 0 ||
    (within !== undefined && isNarrowed({ tools: within }))
  );
}
