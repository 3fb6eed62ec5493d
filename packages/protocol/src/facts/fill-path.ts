/**
 * Puts parameters into a path of the contract, each encoded as one segment.
 *
 * @throws TypeError when a parameter is missing, empty, or would walk up the path (`.` and `..`).
 */
export function fillPath(path: string, parameters: Readonly<Record<string, string>> = {}): string {
  return path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = parameters[name];
    if (value === undefined || value === '' || value === '.' || value === '..') {
      throw new TypeError(`The path parameter "${name}" must be a non-empty id or name.`);
    }
    return encodeURIComponent(value);
  });
}
