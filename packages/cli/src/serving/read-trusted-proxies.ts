/** How many proxies are in front, or their networks. */
export function readTrustedProxies(
  words: readonly string[] | undefined,
): number | readonly string[] | undefined {
  const [first, ...others] = words ?? [];
  if (first === undefined) return undefined;
  return others.length === 0 && /^\d+$/.test(first) ? Number(first) : [first, ...others];
}
