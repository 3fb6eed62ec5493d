import type { PageBlock, PageLine } from './page-block.ts';
import type { Snippet } from './snippet.ts';
import { splitPage } from './split-page.ts';

const languages = new Set(['ts', 'js', 'cjs']);
/** Spellings of the same, and languages that nothing here runs. */
const refused = new Set(['typescript', 'javascript', 'tsx', 'jsx', 'mts', 'mjs', 'cts']);

/**
 * Reads the programs of a page. Comments beside a fence complete it, and are not seen by readers:
 *
 * - `<!-- setup … -->` before it is put in front of it, after the page's `<!-- setup-all … -->`;
 *   `<!-- setup-only … -->` in place of both.
 * - `<!-- no-run: why -->` before a fence `ts no-run`: it is compiled only.
 * - `<!-- after … -->` after it ends the program: lets go of what is open, asserts.
 * - `<!-- prints: … -->` after it is what it prints.
 *
 * @throws Error that names page and line for a fence that cannot be a program.
 */
export function readSnippets(page: string, { text }: { text: string }): Snippet[] {
  const blocks = splitPage(text);
  const everywhere = blocks.flatMap((block) => (isComment(block, 'setup-all') ? block.lines : []));
  return blocks.flatMap((block, index) => {
    if (block.kind !== 'fence') return [];
    const [language = '', ...flags] = block.label.split(/\s+/u);
    const place = `${page}:${block.line}`;
    if (refused.has(language)) throw new Error(`${place}: write it as ts, js or cjs`);
    if (!languages.has(language)) return [];
    if (flags.some((flag) => flag !== 'no-run')) throw new Error(`${place}: ${block.label}?`);

    const before = beside(blocks.slice(0, index).toReversed());
    const behind = beside(blocks.slice(index + 1));
    const noRun = textOf(find(before, 'no-run'));
    if (flags.includes('no-run') !== (noRun !== undefined && noRun !== '')) {
      throw new Error(`${place}: no-run stands in the fence, its reason in a comment before it`);
    }
    const only = find(before, 'setup-only');
    const setup = only?.lines ?? [...everywhere, ...(find(before, 'setup')?.lines ?? [])];
    const prints = textOf(find(behind, 'prints'));
    const snippet = {
      page,
      line: block.line,
      language: language as Snippet['language'],
      program: [...setup, ...block.lines, ...(find(behind, 'after')?.lines ?? []), ...closing()],
      ...(prints !== undefined && { prints }),
      ...(noRun !== undefined && { noRun }),
    };
    return [snippet];

    function closing(): PageLine[] {
      // Makes it a module also where it imports nothing.
      return language === 'ts' ? [{ text: 'export {};', line: block.line }] : [];
    }
  });
}

/** The comments that stand directly beside a fence. */
function beside(blocks: readonly PageBlock[]): readonly PageBlock[] {
  const end = blocks.findIndex((block) => block.kind !== 'comment');
  return end === -1 ? blocks : blocks.slice(0, end);
}

function find(blocks: readonly PageBlock[], label: string): PageBlock | undefined {
  return blocks.find((block) => isComment(block, label));
}

function isComment(block: PageBlock, label: string): boolean {
  return block.kind === 'comment' && block.label === label;
}

function textOf(block: PageBlock | undefined): string | undefined {
  return block?.lines
    .map((line) => line.text)
    .join('\n')
    .trim();
}
