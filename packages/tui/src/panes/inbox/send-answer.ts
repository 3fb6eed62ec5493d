import type { FormState } from '../../form/form-state.js';
import type { SessionAction } from '../../session/session-action.js';
import { answerResult } from './answer-result.js';
import { beginAnswer } from './begin-answer.js';
import { questionTarget } from './question-target.js';
import type { SelectedAnswer } from './select-answer.js';

/** Sends what has been filled in. */
export function sendAnswer(
  selected: SelectedAnswer,
  { form }: { form: FormState },
): readonly SessionAction[] {
  const { question, answering } = selected;
  if (answering.status === 'sending') return [];
  const result = answerResult(question, { form });
  return [
    ...beginAnswer(selected),
    { type: 'answer-sending' },
    {
      intent: 'run',
      command: { verb: 'answer', target: questionTarget(question), rest: '', result },
    },
  ];
}
