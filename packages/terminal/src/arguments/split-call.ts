/** A call that is written as one word, `tool(a: 1)`, as the tool's name and the word of its arguments; undefined for any other word. */
export function splitCall(
  word: string,
): { readonly tool: string; readonly rest: string } | undefined {
  const match = /^([^\s(]+)\s*(\([^]*\))\s*$/.exec(word);
  return match === null ? undefined : { tool: match[1] ?? '', rest: match[2] ?? '' };
}
