import { answerSchema, summarizeRequest } from '@nanda/terminal';
import type { InboxState } from '../panes/inbox/inbox-state.js';
import type { Offer } from './offer.js';
import { offerArguments } from './offer-arguments.js';
import { proposeRows } from './propose-rows.js';
import type { TypedWords } from './read-typed-words.js';

/** {@link offerQuestion}'s second argument. */
export interface OfferQuestionOptions {
  inbox: InboxState;
  /** Whether the fields of its form may follow. */
  takesAnswer: boolean;
}

/** What could stand where a question of the inbox is meant: its number, then the fields of its form. */
export function offerQuestion(
  { words, typed }: TypedWords,
  { inbox: { questions }, takesAnswer }: OfferQuestionOptions,
): Offer | null {
  const [number, ...rest] = words;
  if (number === undefined) {
    if (!/^\d*$/u.test(typed.text)) return null;
    const proposals = proposeRows(questions, {
      typed: typed.text,
      describe: (question) => `${question.serviceName}: ${summarizeRequest(question)}`,
    }).map((row) => ({ ...row, kind: 'question', hasNext: takesAnswer }));
    return { start: typed.start, typed: typed.text, proposals, isWanted: true };
  }
  const question = takesAnswer ? questions[Number(number.text) - 1] : undefined;
  if (question === undefined) return null;
  return offerArguments({ words: rest, typed }, answerSchema(question));
}
