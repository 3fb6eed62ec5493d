const space = /(?:[ \t\r\n]+|\/\/[^\r\n]*|\/\*[^]*?\*\/)*/y;

/** Where the next sign stands that is neither space nor comment. */
export function skipSpace(text: string, start: number): number {
  space.lastIndex = start;
  const [skipped = ''] = space.exec(text) ?? [];
  return start + skipped.length;
}
