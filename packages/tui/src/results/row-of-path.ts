import type { OpenNode } from './open-node.js';

/** The row in which a node of a tree stands; that of the innermost open node it is in, where it is not to be seen. */
export function rowOfPath(path: string, tree: OpenNode | undefined): number {
  let node = tree;
  let row = 0;
  for (const step of path === '' ? [] : path.split('/')) {
    const index = Number(step);
    if (node === undefined || index >= node.count) break;
    row += 1 + index;
    let inside: OpenNode | undefined;
    for (const [number, open] of node.open) {
      if (number > index) break;
      if (number === index) inside = open;
      else row += open.rows - 1;
    }
    node = inside;
  }
  return row;
}
