import type { SearchHit } from '../../relevance/search-hit.js';

/** Something that is asked and timed. */
export interface Contender {
  /** What is timed: everything until the answer is there. */
  ask(text: string): Promise<unknown>;
  /** Reads an answer, outside the timing. */
  hitsOf(answer: unknown): readonly SearchHit[];
  close(): Promise<void>;
}
