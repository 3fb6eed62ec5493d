import type { ToolResult } from '@nanda/protocol';
import { createStyle, formatStructure, textOf } from '@nanda/terminal';
import { blockPart } from './block-part.js';
import { boundStructure } from './bound-structure.js';
import { cutRow } from './cut-row.js';
import { plainForm } from './plain-form.js';
import type { RowSource } from './row-source.js';
import type { TextPart } from './text-part.js';

/** Where a row of text begins. */
export interface TextPlace {
  /** Which of the parts. */
  readonly index: number;
  readonly part: TextPart;
  readonly offset: number;
  /** Where its line ends. Kept, because a line of ten megabytes takes a while to go through. */
  readonly lineEnd: number;
}

type SourceOptions = { readonly columns: number };

/** A result as people read it: its text as it came, everything else as one line, and its structure where no text says it. */
export function createTextSource(
  { content, structuredContent }: Pick<ToolResult, 'content' | 'structuredContent'>,
  { columns }: SourceOptions,
): RowSource<TextPlace> {
  const isStructured =
    structuredContent !== undefined && !content.some((block) => textOf(block) !== undefined);
  const others = isStructured ? structureParts(structuredContent, { columns }) : [];
  if (content.length + others.length === 0) {
    others.push({ text: 'The result is empty.', role: 'muted' });
  }
  const count = content.length + others.length;

  return {
    first: enter(0),
    next(place) {
      const { part, lineEnd, index } = place;
      const end = cut(place);
      if (end < contentEnd(place)) return { ...place, offset: end };
      if (lineEnd >= part.text.length) return enter(index + 1);
      const offset = lineEnd + 1;
      return { ...place, offset, lineEnd: findLineEnd(part.text, offset) };
    },
    draw(place) {
      const { part, offset } = place;
      const end = cut(place);
      const isContinued = end < contentEnd(place);
      const text = plainForm.draw(part.text.slice(offset, end));
      return { indent: 0, spans: [{ ...part, text }], isContinued };
    },
    progress: ({ index, part, offset }) => (index + offset / (part.text.length + 1)) / count,
  };

  function enter(index: number): TextPlace | undefined {
    const block = content[index];
    const part = block === undefined ? others[index - content.length] : blockPart(block);
    if (part === undefined) return undefined;
    return { index, part, offset: 0, lineEnd: findLineEnd(part.text, 0) };
  }

  function cut(place: TextPlace): number {
    const { part, offset: from } = place;
    const to = contentEnd(place);
    return cutRow(part.text, { from, to, columns, form: plainForm, byWords: true }).end;
  }
}

/** Without the carriage return that some end their lines with. */
function contentEnd({ part: { text }, lineEnd, offset }: TextPlace): number {
  return lineEnd > offset && text[lineEnd - 1] === '\r' ? lineEnd - 1 : lineEnd;
}

function findLineEnd(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end === -1 ? text.length : end;
}

function structureParts(structure: unknown, { columns }: SourceOptions): TextPart[] {
  const { value, isCut } = boundStructure(structure);
  const text = formatStructure(value, { width: columns, style: createStyle(false) });
  if (!isCut) return [{ text }];
  const more = 'This is the beginning: Tree and JSON have all of it.';
  return [{ text }, { text: more, role: 'muted' }];
}
