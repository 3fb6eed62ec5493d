import type { PageBlock, PageLine } from './page-block.ts';

const openingFence = /^(?<indent>\s*)(?<ticks>`{3,})(?<info>[^`]*)$/u;
const label = /^\s*(?<word>[a-z-]+):?[ \t]*/u;

/** Splits a page of Markdown into its fences, its HTML comments and what is text. */
export function splitPage(text: string): PageBlock[] {
  const lines = text.split('\n').map((line, index) => ({ text: line, line: index + 1 }));
  const blocks: PageBlock[] = [];
  for (let index = 0; index < lines.length;) {
    const block = readBlock(lines.slice(index));
    index += block.size;
    if (block.found !== undefined) blocks.push(block.found);
  }
  return blocks;
}

function readBlock(lines: readonly PageLine[]): { size: number; found?: PageBlock } {
  const [first = { text: '', line: 0 }] = lines;
  const fence = openingFence.exec(first.text)?.groups;
  if (fence !== undefined) return readFence(lines, { first, fence });
  if (first.text.trimStart().startsWith('<!--')) return readComment(lines, first);
  if (first.text.trim() === '') return { size: 1 };
  return { size: 1, found: { kind: 'text', label: '', line: first.line, lines: [first] } };
}

function readFence(
  lines: readonly PageLine[],
  { first, fence }: { first: PageLine; fence: Record<string, string> },
): { size: number; found: PageBlock } {
  const { indent = '', ticks = '', info = '' } = fence;
  const closing = new RegExp(`^\\s*${ticks}\`*\\s*$`, 'u');
  const end = lines.findIndex(({ text }, index) => index > 0 && closing.test(text));
  if (end === -1) throw new Error(`line ${first.line}: the fence is not closed`);
  const inner = lines.slice(1, end).map(({ text, line }) => ({
    text: text.startsWith(indent) ? text.slice(indent.length) : text,
    line,
  }));
  const found = { kind: 'fence', label: info.trim(), line: first.line, lines: inner } as const;
  return { size: end + 1, found };
}

function readComment(
  lines: readonly PageLine[],
  first: PageLine,
): { size: number; found: PageBlock } {
  const end = lines.findIndex(({ text }) => text.includes('-->'));
  if (end === -1) throw new Error(`line ${first.line}: the comment is not closed`);
  const inner = lines.slice(0, end + 1).map(({ text, line }) => ({
    text: text.replace(/^\s*<!--/u, '').replace(/-->.*$/u, ''),
    line,
  }));
  const [head = first, ...rest] = inner;
  const word = label.exec(head.text)?.groups?.['word'] ?? '';
  const opening = { text: head.text.replace(label, ''), line: head.line };
  const found = { kind: 'comment', label: word, line: first.line } as const;
  return { size: end + 1, found: { ...found, lines: [opening, ...rest] } };
}
