/** The open nodes, with all those that a node is in. The same array where they are open already. */
export function openAncestors(path: string, expanded: readonly string[]): readonly string[] {
  const known = new Set(expanded);
  const steps = path === '' ? [] : path.split('/');
  const missing = steps
    .map((_, depth) => steps.slice(0, depth).join('/'))
    .filter((ancestor) => !known.has(ancestor));
  return missing.length === 0 ? expanded : [...expanded, ...missing];
}
