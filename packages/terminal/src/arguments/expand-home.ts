/** A path with the home directory for a `~` at its beginning, which no shell puts there behind an `@`. */
export function expandHome(path: string, home: string | undefined): string {
  if (home === undefined || !/^~(?:[\\/]|$)/.test(path)) return path;
  return home + path.slice(1);
}
