import { fitWidth, measureWidth, oneLine } from '@nanda/terminal';
import type { Output } from '../output/output.js';

/** A tool that was found, in a stranger's words. */
export interface FoundTool {
  readonly name: string;
  readonly description: string | undefined;
  /** Whose it is; nothing where that is known. */
  readonly of?: string;
  readonly isVerified?: boolean;
}

/** Two lines at most: what it is called and does, and whose it is. */
export function formatFoundTool(
  { name, description = '', of, isVerified = false }: FoundTool,
  { row, output }: { readonly row: number; readonly output: Output },
): string {
  const { clean, style, width } = output;
  const number = `${row}.`;
  const shown = clean(oneLine(name, 60));
  const room = width - number.length - measureWidth(shown).width - 4;
  const does = room < 12 ? '' : fitWidth(clean(oneLine(description)), room);
  const indent = ' '.repeat(number.length + 1);
  const first = `${number} ${style.bold(shown)}${does === '' ? '' : ` - ${does}`}`;
  if (of === undefined) return first;
  const owner = fitWidth(clean(oneLine(of)), width - indent.length - 16);
  const mark = isVerified ? `${style.dim(' · ')}${style.green('✓ verified')}` : '';
  return `${first}\n${indent}${style.dim('of')} ${owner}${mark}`;
}
