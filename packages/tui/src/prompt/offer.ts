import type { Proposal } from './proposal.js';

/** What could stand at a place of the line. */
export interface Offer {
  /** Where the word begins that would be replaced, from the end of the verb. */
  start: number;
  /** What is typed of it, without quotes. */
  typed: string;
  proposals: readonly Proposal[];
  /** Whether the line is not whole without one of them. */
  isWanted: boolean;
}
