const units: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000 };

/** `500ms`, `30s`, `2m`, `1h` or plain seconds, as milliseconds; undefined for anything else. */
export function parseDuration(text: string): number | undefined {
  const [, count, unit = 's'] = /^(\d+(?:\.\d+)?)\s*(ms|s|m|h)?$/u.exec(text.trim()) ?? [];
  if (count === undefined) return undefined;
  return Math.round(Number(count) * (units[unit] ?? 1000));
}
