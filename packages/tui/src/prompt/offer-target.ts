import type { Offer } from './offer.js';
import type { Proposal } from './proposal.js';
import type { TypedWords } from './read-typed-words.js';

/** {@link offerTarget}'s second argument. */
export interface OfferTargetOptions {
  proposals: readonly Proposal[];
  /** Proposals for the number of a row. Default none. */
  rowsOf?: (digits: string) => readonly Proposal[];
}

/**
 * What could stand where a verb wants one thing that is named: all that is typed of it, also in several words. Null once
 * it is typed.
 */
export function offerTarget(
  { words, typed }: TypedWords,
  { proposals, rowsOf = () => [] }: OfferTargetOptions,
): Offer | null {
  const before = words.findIndex(({ text }) => text.startsWith('--'));
  if (before >= 0 || (typed.text === '' && words.length > 0)) return null;
  const all = [...words, typed];
  const text = all.map((word) => word.text).join(' ');
  const rows = /^\d+$/u.test(text) ? rowsOf(text) : [];
  return {
    start: all[0]?.start ?? 0,
    typed: text,
    proposals: [...rows, ...proposals],
    isWanted: true,
  };
}
