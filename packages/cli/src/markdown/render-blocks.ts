import { measureWidth, type Style } from '@nanda/terminal';
import type { Token, Tokens } from 'marked';
import { readInline } from './read-inline.js';
import type { RenderMarkdownOptions } from './render-markdown.js';
import { renderTable } from './render-table.js';
import type { Span } from './span.js';
import { wrapSpans } from './wrap-spans.js';

/** However deep something stands, its text has that many columns. */
const narrowest = 16;

/** The lines of blocks, with an empty line between two of them. */
export function renderBlocks(
  tokens: readonly Token[],
  { width: given, style }: RenderMarkdownOptions,
): string[] {
  const width = Math.max(narrowest, given);
  const lines: string[] = [];
  for (const token of tokens) {
    const block = renderBlock(token);
    if (block.length === 0) continue;
    if (lines.length > 0) lines.push('');
    lines.push(...block);
  }
  return lines;

  function renderBlock(token: Token): string[] {
    switch (token.type) {
      case 'heading': {
        const { depth, tokens: inside } = token as Tokens.Heading;
        const paint = depth === 1 ? (text: string) => style.bold(style.cyan(text)) : style.bold;
        const mark: Span[] = style.isColored ? [] : [{ text: `${'#'.repeat(depth)} `, paint }];
        return wrapSpans([...mark, ...readInline(inside, { style, paint })], width);
      }
      case 'list':
        return renderList(token as Tokens.List);
      case 'code':
        return (token as Tokens.Code).text
          .split('\n')
          .map((line) => `    ${style.isColored ? style.cyan(line) : line}`);
      case 'blockquote': {
        const inside = renderBlocks((token as Tokens.Blockquote).tokens, {
          width: width - 2,
          style,
        });
        return inside.map((line) => `${style.dim('│')} ${line}`.trimEnd());
      }
      case 'table':
        return renderTable(token as Tokens.Table, { width, style });
      case 'hr':
        return [style.dim('─'.repeat(Math.min(width, 40)))];
      case 'space':
      case 'def':
        return [];
      case 'html':
        return (token as Tokens.HTML).text.trimEnd().split('\n');
      default: {
        const { tokens: inside, text } = token as Tokens.Generic;
        const spans = readInline(inside ?? [{ type: 'text', raw: '', text: String(text ?? '') }], {
          style,
        });
        return wrapSpans(spans, width);
      }
    }
  }

  function renderList({ items, ordered, start, loose }: Tokens.List): string[] {
    const first = typeof start === 'number' ? start : 1;
    return items.flatMap((item, index) => {
      const mark = markOf(item, ordered ? `${first + index}.` : '•', style);
      const hanging = measureWidth(mark.plain).width + 1;
      const body = renderBlocks(
        // marked puts the box of a task before its text, where the mark has it already.
        item.tokens.filter(({ type }) => type !== 'checkbox'),
        { width: width - hanging, style },
      ).filter((line) => loose || line !== '');
      const [head = '', ...rest] = body;
      const after = loose && index < items.length - 1 ? [''] : [];
      return [
        `${mark.painted} ${head}`.trimEnd(),
        ...rest.map((line) => (line === '' ? '' : ' '.repeat(hanging) + line)),
        ...after,
      ];
    });
  }
}

function markOf(
  { task, checked }: Tokens.ListItem,
  mark: string,
  style: Style,
): { readonly plain: string; readonly painted: string } {
  if (!task) return { plain: mark, painted: style.dim(mark) };
  const box = checked ? '[x]' : '[ ]';
  return { plain: box, painted: checked ? style.green(box) : box };
}
