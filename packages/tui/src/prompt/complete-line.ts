import { quoteWord } from '@nanda/terminal';
import { verbTable } from '../grammar/verb-table.js';
import type { SessionState } from '../session/session-state.js';
import type { CompletionState } from './completion-state.js';
import { isTypeable } from './is-typeable.js';
import { offerForVerb } from './offer-for-verb.js';
import type { Offer } from './offer.js';
import { rankProposals } from './rank-proposals.js';
import { readTypedWords } from './read-typed-words.js';
import { verbProposals } from './verb-proposals.js';

/** More than anybody looks through. */
const limit = 50;
/** What is longer was pasted, and is not being typed. */
const longestLine = 2000;

/**
 * What could stand at the cursor of a line: verbs, then what the verb is about, then options and their values. Null where
 * nothing is known of it, also in the middle of a word. Pure.
 */
export function completeLine(
  text: string,
  cursor: number,
  state: SessionState,
): CompletionState | null {
  const next = text.charAt(cursor);
  if (text.length > longestLine || (next !== '' && !/\s/u.test(next))) return null;
  const offer = offerAt(text.slice(0, cursor), state);
  if (offer === null) return null;
  const { start: from, typed, proposals, isWanted } = offer;
  const ranked = rankProposals(proposals, { typed, limit });
  const candidates = ranked
    .filter(({ value }) => isTypeable(value))
    .map(({ value, kind, description, hasNext = true }) => ({
      text: quoteWord(value),
      kind,
      description,
      hasNext,
    }));
  return candidates.length === 0 ? null : { from, candidates, selected: 0, isWanted };
}

function offerAt(before: string, state: SessionState): Offer | null {
  const verbOnly = /^(\s*)([a-z]*)$/iu.exec(before);
  if (verbOnly !== null) {
    const [, space = '', typed = ''] = verbOnly;
    return { start: space.length, typed, proposals: verbProposals, isWanted: true };
  }
  const [head = '', word = ''] = /^\s*([a-z]+)(?::\s*|\s+)/iu.exec(before) ?? [];
  const verb = verbTable.find((one) => one.verb === word.toLowerCase())?.verb;
  if (verb === undefined) return null;
  const place = readTypedWords(before.slice(head.length));
  const offer = offerForVerb(verb, { place, state });
  return offer === null ? null : { ...offer, start: offer.start + head.length };
}
