import type { PageLine } from './page-block.ts';

/** A fence of a page as a whole program. */
export interface Snippet {
  /** The path of its page, from the root of the repository. */
  readonly page: string;
  /** The line of its fence. */
  readonly line: number;
  readonly language: 'ts' | 'js' | 'cjs';
  /** Set-up, fence and what comes after it, each line with its place in the page. */
  readonly program: readonly PageLine[];
  /** What it must print; nothing is said about it where left out. */
  readonly prints?: string;
  /** Why it is compiled only. */
  readonly noRun?: string;
}
