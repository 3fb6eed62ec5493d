/** A path as people write it: from the home directory on. */
export function shortPath(path: string, { home }: { readonly home: string }): string {
  const isInside = path.startsWith(`${home}/`) || path.startsWith(`${home}\\`);
  return isInside ? `~${path.slice(home.length)}` : path;
}
