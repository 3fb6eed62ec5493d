/** What is given stands for what is there, however its name is written. */
export function joinHeaders(
  there: Readonly<Record<string, string>> = {},
  given: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  const names = new Set(Object.keys(given).map((name) => name.toLowerCase()));
  const others = Object.entries(there).filter(([name]) => !names.has(name.toLowerCase()));
  return { ...Object.fromEntries(others), ...given };
}
