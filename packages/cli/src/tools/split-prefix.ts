export interface ListedTools {
  readonly connection: string | undefined;
  /** What the names have to begin with; empty for all. */
  readonly prefix: string;
}

/** What the words after `tools list` mean: a connection, and the beginning of names. `issues_`, `issues.` and `issues*` are no connections. */
export function splitPrefix(words: readonly (string | undefined)[]): ListedTools {
  const [first, second] = words;
  if (second !== undefined) return { connection: first, prefix: second.replace(/\*$/, '') };
  if (first !== undefined && /[._/:*-]$/.test(first)) {
    return { connection: undefined, prefix: first.replace(/\*$/, '') };
  }
  return { connection: first, prefix: '' };
}
