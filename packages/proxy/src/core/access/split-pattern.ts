/** What a pattern says of the service, and what of the tool: after the last slash. A service alone is all of its tools. */
export function splitPattern(pattern: string): readonly [service: string, tool: string] {
  const slash = pattern.lastIndexOf('/');
  return slash < 0 ? [pattern, '*'] : [pattern.slice(0, slash), pattern.slice(slash + 1)];
}
