import type { Output } from '../output/output.js';

/** What parts of a longer text are made with. */
export interface SectionOptions {
  readonly output: Pick<Output, 'clean' | 'style'>;
  /** Columns that a line may take. */
  readonly width: number;
}
