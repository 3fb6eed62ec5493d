/** Names that begin alike. */
export interface ToolGroup {
  /** With the character that parts it from the rest: `issues_`. */
  readonly prefix: string;
  readonly names: readonly string[];
}

export interface ToolTree {
  readonly groups: readonly ToolGroup[];
  /** Names that are alike to no other. */
  readonly names: readonly string[];
}

/** One level of the names of many tools: those that begin alike together. What all of them begin with counts for nothing. */
export function toolTree(names: readonly string[], prefix = ''): ToolTree {
  const byBeginning = new Map<string, string[]>();
  for (const name of names) {
    const beginning =
      prefix + (/^[^._/:-]+[._/:-](?=.)/.exec(name.slice(prefix.length))?.[0] ?? '');
    const key = beginning === prefix ? name : beginning;
    byBeginning.set(key, [...(byBeginning.get(key) ?? []), name]);
  }
  const groups: ToolGroup[] = [];
  const single: string[] = [];
  for (const [key, members] of byBeginning) {
    if (members.length > 1 && key !== members[0]) groups.push({ prefix: key, names: members });
    else single.push(...members);
  }
  const [only] = groups;
  const isAll = only !== undefined && groups.length === 1 && single.length === 0;
  return isAll ? toolTree(names, only.prefix) : { groups, names: single };
}
