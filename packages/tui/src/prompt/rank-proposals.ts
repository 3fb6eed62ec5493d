import { filterRows } from '../lists/filter-rows.js';
import type { Proposal } from './proposal.js';

/** {@link rankProposals}' second argument. */
export interface RankProposalsOptions {
  typed: string;
  /** How many are wanted at most. */
  limit: number;
}

/** How many of those that do not have what is typed in one piece are looked at letter by letter. */
const maximumFuzzy = 500;

/**
 * What fits: the word itself, what begins with it, what has it inside; where there is none of them, what has its letters in
 * their order.
 */
export function rankProposals(
  proposals: readonly Proposal[],
  { typed, limit }: RankProposalsOptions,
): readonly Proposal[] {
  const wanted = typed.toLowerCase();
  // `--no-cached` is found by `--cached` as well.
  const inner = wanted.replace(/^-+/u, '');
  if (wanted === '') return proposals.slice(0, limit);
  const same: Proposal[] = [];
  const first: Proposal[] = [];
  const inside: Proposal[] = [];
  const rest: Proposal[] = [];
  for (const proposal of proposals) {
    const value = proposal.value.toLowerCase();
    const at = value.indexOf(wanted);
    if (at === 0) (value.length === wanted.length ? same : first).push(proposal);
    else if (at > 0 || (inner !== '' && value.includes(inner))) inside.push(proposal);
    else if (rest.length < maximumFuzzy) rest.push(proposal);
    if (first.length >= limit) break;
  }
  const whole = [...same, ...first, ...inside];
  if (whole.length > 0) return whole.slice(0, limit);
  if (inner === '') return [];
  return filterRows(rest, { filter: inner, textOf: ({ value }) => value }).slice(0, limit);
}
