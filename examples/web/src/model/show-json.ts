const longest = 100_000;

/** A value as people read JSON; what is very long is cut, and says so. */
export function showJSON(value: unknown): string {
  const text = JSON.stringify(value, undefined, 2) ?? String(value);
  return text.length <= longest
    ? text
    : `${text.slice(0, longest)}\n… ${text.length - longest} more characters`;
}
