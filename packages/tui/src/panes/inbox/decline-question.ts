import type { SessionAction } from '../../session/session-action.js';
import { beginAnswer } from './begin-answer.js';
import { questionTarget } from './question-target.js';
import type { SelectedAnswer } from './select-answer.js';

/** Says no: the tool goes on without an answer. */
export function declineQuestion(selected: SelectedAnswer): readonly SessionAction[] {
  if (selected.answering.status === 'sending') return [];
  return [
    ...beginAnswer(selected),
    { type: 'answer-sending' },
    { intent: 'run', command: { verb: 'decline', target: questionTarget(selected.question) } },
  ];
}
