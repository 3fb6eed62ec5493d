import { fitWidth, sanitizeLine } from '@nanda/terminal';
import type { Output } from '../output/output.js';
import type { ToolTree } from './tool-tree.js';

/** Prints how names begin and how many begin so, each with a few of the rest, then those that are alone. */
export function printToolTree(
  { groups, names }: ToolTree,
  { print, style, width }: Pick<Output, 'print' | 'style' | 'width'>,
): void {
  for (const { prefix, names: members } of groups) {
    const head = `${sanitizeLine(prefix)} (${members.length})`;
    const rest = members.map((name) => sanitizeLine(name.slice(prefix.length))).join(', ');
    const room = width - head.length - 2;
    const shown = Number.isFinite(room) ? fitWidth(rest, Math.max(0, room)) : rest;
    print(`${style.bold(head)}  ${style.dim(shown)}`.trimEnd());
  }
  for (const name of names) print(sanitizeLine(name));
}
