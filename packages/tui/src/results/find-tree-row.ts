import { memberAt } from './member-at.js';
import type { OpenNode } from './open-node.js';
import type { TreeRow } from './tree-row.js';

export interface FindTreeRowOptions {
  readonly root: unknown;
  /** Undefined where the root is closed. */
  readonly tree: OpenNode | undefined;
}

/** What stands in a row of a tree; undefined behind the last. */
export function findTreeRow(row: number, { root, tree }: FindTreeRowOptions): TreeRow | undefined {
  if (row < 0 || row >= (tree?.rows ?? 1)) return undefined;
  let found: TreeRow = {
    path: '',
    depth: 0,
    name: undefined,
    value: root,
    isOpen: tree !== undefined,
    parentRow: 0,
  };
  let node = tree;
  let nodeRow = 0;
  while (node !== undefined && row > nodeRow) {
    // The row within the members, as if those before it were all closed.
    let index = row - nodeRow - 1;
    let inside: OpenNode | undefined;
    for (const [number, open] of node.open) {
      if (index < number) break;
      if (index < number + open.rows) {
        index = number;
        inside = open;
        break;
      }
      index -= open.rows - 1;
    }
    const { key, value } = memberAt(node.value, index);
    found = {
      path: found.path === '' ? String(index) : `${found.path}/${index}`,
      depth: found.depth + 1,
      name: key ?? index,
      value,
      isOpen: inside !== undefined,
      parentRow: nodeRow,
    };
    nodeRow = nodeRow + 1 + index + extraRowsBefore(node, index);
    node = inside;
  }
  return found;
}

function extraRowsBefore({ open }: OpenNode, index: number): number {
  let extra = 0;
  for (const [number, { rows }] of open) {
    if (number >= index) break;
    extra += rows - 1;
  }
  return extra;
}
