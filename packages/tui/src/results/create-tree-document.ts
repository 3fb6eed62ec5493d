import { countMembers } from './count-members.js';
import { drawTreeRow } from './draw-tree-row.js';
import { findNode } from './find-node.js';
import { findTreeRow } from './find-tree-row.js';
import { layOutTree } from './lay-out-tree.js';
import type { OpenNode } from './open-node.js';
import { openAncestors } from './open-ancestors.js';
import type { ResultDocument } from './result-document.js';
import type { ResultRow } from './result-row.js';
import { rowOfPath } from './row-of-path.js';

/** A JSON value as a tree. What is closed costs nothing. */
export function createTreeDocument(root: unknown): ResultDocument {
  const layouts = new WeakMap<readonly string[], { readonly tree: OpenNode | undefined }>();

  return {
    view: 'tree',
    lineCount: ({ expanded }) => ({ count: treeOf(expanded)?.rows ?? 1, isExact: true }),
    countOn: () => true,
    lines(from, count, { columns, expanded }) {
      const tree = treeOf(expanded);
      const rows: ResultRow[] = [];
      const first = Math.max(0, Math.floor(from));
      for (let row = first; row < first + count; row += 1) {
        const found = findTreeRow(row, { root, tree });
        if (found === undefined) break;
        rows.push(drawTreeRow(found, { columns }));
      }
      return rows;
    },
    *find({ query, from, isBackward }, { expanded }) {
      const path = findTreeRow(from, { root, tree: treeOf(expanded) })?.path ?? '';
      const found = yield* findNode(query, { root, path, isBackward });
      if (found === undefined) return undefined;
      const opened = openAncestors(found, expanded);
      return { row: rowOfPath(found, treeOf(opened)), expanded: opened };
    },
    nodeAt(row, { expanded }) {
      const found = findTreeRow(row, { root, tree: treeOf(expanded) });
      if (found === undefined) return undefined;
      const { path, isOpen, parentRow, value } = found;
      return { path, isBranch: countMembers(value) > 0, isOpen, parentRow };
    },
  };

  function treeOf(expanded: readonly string[]): OpenNode | undefined {
    let layout = layouts.get(expanded);
    if (layout === undefined) {
      layout = { tree: layOutTree(root, expanded) };
      layouts.set(expanded, layout);
    }
    return layout.tree;
  }
}
