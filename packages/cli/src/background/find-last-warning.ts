/** What the last warning in lines of the log says, of those since a time; undefined where there is none. */
export function findLastWarning(
  lines: readonly string[],
  { since }: { readonly since: string },
): string | undefined {
  return lines.map((line) => readWarning(line, since)).findLast((warning) => warning !== undefined);
}

function readWarning(line: string, since: string): string | undefined {
  try {
    const entry = JSON.parse(line) as Readonly<Record<string, unknown>>;
    const isWarning = entry['level'] === 'warn' || entry['level'] === 'error';
    // Times of one form: they sort as texts.
    if (!isWarning || String(entry['time']) < since) return undefined;
    const { message, reason = message, cause } = entry;
    if (typeof reason !== 'string') return undefined;
    return typeof cause === 'string' ? `${reason} (${cause})` : reason;
  } catch {
    return undefined;
  }
}
