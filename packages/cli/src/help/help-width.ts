import type { Output } from '../output/output.js';

/** Columns beyond which lines are hard to read. */
const widest = 100;

/** The width that help is written for: that of the terminal, 80 columns where there is none. */
export function helpWidth({ width }: Pick<Output, 'width'>): number {
  return Number.isFinite(width) ? Math.min(widest, width) : 80;
}
