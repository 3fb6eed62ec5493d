/** Without the members that are undefined: what was not asked for is not passed on. */
export function defined<T extends object>(
  values: T,
): { [Key in keyof T]: Exclude<T[Key], undefined> } {
  const entries = Object.entries(values).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as { [Key in keyof T]: Exclude<T[Key], undefined> };
}
