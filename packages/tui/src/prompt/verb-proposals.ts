import { verbTable } from '../grammar/verb-table.js';
import type { Proposal } from './proposal.js';

/** Every verb as its table writes it: with a colon where the usage has one. */
export const verbProposals: readonly Proposal[] = verbTable.map(({ verb, usage, summary }) => ({
  value: usage.startsWith(`${verb}:`) ? `${verb}:` : verb,
  kind: 'verb',
  description: summary,
  hasNext: usage !== verb,
}));
