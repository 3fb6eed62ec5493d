const units = [
  { name: 'day', milliseconds: 86_400_000 },
  { name: 'hour', milliseconds: 3_600_000 },
  { name: 'min', milliseconds: 60_000 },
] as const;

/** How long ago something was, or in what time it will be: `3 min ago`, `in 2 hours`, `just now`. */
export function formatAgo(timestamp: string, { now }: { readonly now: number }): string {
  const difference = now - Date.parse(timestamp);
  if (!Number.isFinite(difference)) return 'at a time that is not known';
  const distance = Math.abs(difference);
  const unit = units.find(({ milliseconds }) => distance >= milliseconds);
  if (unit === undefined) return difference < 0 ? 'in a moment' : 'just now';
  // What has just begun to run has all of its time.
  const count = (difference < 0 ? Math.round : Math.floor)(distance / unit.milliseconds);
  const text = `${count} ${unit.name}${count === 1 || unit.name === 'min' ? '' : 's'}`;
  return difference < 0 ? `in ${text}` : `${text} ago`;
}
