/** Of RFC 5424, as MCP names them, the least severe first. */
const levels = [
  'debug',
  'info',
  'notice',
  'warning',
  'error',
  'critical',
  'alert',
  'emergency',
] as const;

/** Undefined for what is no level of MCP. */
function rankOf(level: unknown): number | undefined {
  const rank = (levels as readonly unknown[]).indexOf(level);
  return rank < 0 ? undefined : rank;
}

export const logLevels = {
  names: levels,
  isOne: (level: unknown): level is string => rankOf(level) !== undefined,
  /** The one that tells the most; undefined where there is none. */
  lowest(some: Iterable<string | undefined>): string | undefined {
    const ranks = Array.from(some, rankOf).filter((rank) => rank !== undefined);
    return ranks.length === 0 ? undefined : levels[Math.min(...ranks)];
  },
  /** Whether a line of this level is told to one who wants lines from `wanted` on. An unknown level always is. */
  isTold(level: unknown, { wanted }: { readonly wanted: string }): boolean {
    return (rankOf(level) ?? levels.length) >= (rankOf(wanted) ?? 0);
  },
};
