import { sanitizeForTerminal, type Style } from '@nanda/terminal';

import { readBlocks } from './read-blocks.js';
import { renderBlocks } from './render-blocks.js';

export interface RenderMarkdownOptions {
  /** Columns of the terminal. */
  readonly width: number;
  readonly style: Style;
}

/** Longer texts are shown as they are: reading them as Markdown would take too long. */
const longest = 500_000;

/** A stranger's Markdown for a terminal: laid out, painted where colour is wanted, and safe to show. */
export function renderMarkdown(text: string, options: RenderMarkdownOptions): string {
  // Before anything is read: what is taken apart later has nothing in it that a terminal acts on.
  const safe = sanitizeForTerminal(text);
  if (safe.length > longest) return safe;
  try {
    return renderBlocks(readBlocks(safe), options).join('\n').replace(/\s+$/, '');
  } catch (error) {
    // Nested too deep to be read.
    if (error instanceof RangeError) return safe;
    throw error;
  }
}
