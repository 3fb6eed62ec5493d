import { countMembers } from './count-members.js';
import { memberAt } from './member-at.js';
import type { OpenNode } from './open-node.js';

/** Nodes that are open, by the numbers of the members that lead there. */
interface Branch {
  isOpen: boolean;
  readonly members: Map<number, Branch>;
}

/** The open nodes of a tree; undefined where its root is closed. Takes as long as there are open ones. */
export function layOutTree(root: unknown, expanded: readonly string[]): OpenNode | undefined {
  const top: Branch = { isOpen: false, members: new Map() };
  for (const path of expanded) {
    let branch = top;
    for (const step of path === '' ? [] : path.split('/')) {
      const next = branch.members.get(Number(step)) ?? { isOpen: false, members: new Map() };
      branch.members.set(Number(step), next);
      branch = next;
    }
    branch.isOpen = true;
  }
  return layOut(root, top);
}

function layOut(value: unknown, { isOpen, members }: Branch): OpenNode | undefined {
  const count = countMembers(value);
  if (!isOpen || count === 0) return undefined;
  const open: [number, OpenNode][] = [];
  let rows = 1 + count;
  for (const [index, branch] of members) {
    const node = index < count ? layOut(memberAt(value, index).value, branch) : undefined;
    if (node === undefined) continue;
    open.push([index, node]);
    rows += node.rows - 1;
  }
  open.sort(([one], [other]) => one - other);
  return { value, count, open, rows };
}
