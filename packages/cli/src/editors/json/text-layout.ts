import type { JsonObject } from './json-node.js';

/** How somebody has laid out a text. */
export interface TextLayout {
  /** One step of indentation. */
  readonly step: string;
  readonly lineBreak: string;
}

/** As the first member of the outermost object stands; two spaces where that says nothing. */
export function layoutOf(text: string, root: JsonObject | undefined): TextLayout {
  const lineBreak = /\r\n|\n/.exec(text)?.[0] ?? '\n';
  const first = root?.members[0];
  const indent = first === undefined ? '' : indentOf(text, first.start);
  return { step: indent === '' ? '  ' : indent, lineBreak };
}

/** The space at the beginning of the line in which something stands. */
export function indentOf(text: string, at: number): string {
  const line = text.lastIndexOf('\n', at - 1) + 1;
  return /[ \t]*/.exec(text.slice(line, at))?.[0] ?? '';
}
