/** Revisions of MCP that are served, newest first. */
export const protocolVersions = {
  modern: ['2026-07-28'],
  legacy: ['2025-11-25', '2025-06-18', '2025-03-26', '2024-11-05', '2024-10-07'],
} as const satisfies Record<string, readonly string[]>;
