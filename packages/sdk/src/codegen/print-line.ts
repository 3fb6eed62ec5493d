import { printType } from './print-type.js';
import type { TypeNode } from './type-node.js';

/** Writes a member or a declaration: what stands before its type, and the type. */
export function printLine(head: string, { type }: { readonly type: TypeNode }): string {
  const text = printType(type);
  return text.startsWith('\n') ? `${head}${text};` : `${head} ${text};`;
}
