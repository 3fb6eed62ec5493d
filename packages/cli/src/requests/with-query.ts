/** A path with these parameters in its query, in the place of those that it has by these names. */
export function withQuery(path: string, parameters: Readonly<Record<string, string>>): string {
  const [before = '', query = ''] = path.split('?');
  const all = new URLSearchParams(query);
  // A page is found in one way at a time.
  for (const name of ['cursor', 'offset', 'page']) all.delete(name);
  for (const [name, value] of Object.entries(parameters)) all.set(name, value);
  return `${before}?${all.toString()}`;
}
