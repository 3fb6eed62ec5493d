/** A member by its name in camelCase, or as older rows write it, in snake_case. */
export function readMember(source: Record<string, unknown>, name: string): unknown {
  return source[name] ?? source[name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)];
}
