import { isBusy } from '../../keymap/is-busy.js';
import { fitText } from '../../lists/fit-text.js';
import type { SessionAction } from '../../session/session-action.js';
import type { SessionState } from '../../session/session-state.js';
import { tell } from '../../view/tell.js';
import { answerForm } from './answer-form.js';
import { nameAsked } from './name-asked.js';
import type { Question } from './question.js';

/** What to do when a tool has asked for something: shows it at once, or says it where somebody would be disturbed. */
export function presentQuestion(state: SessionState, question: Question): readonly SessionAction[] {
  if (question.isPutOff) return [];
  const { executionId, key, serviceName, tool } = question;
  if (!isBusy(state)) {
    return [
      { type: 'answer-begun', executionId, key, form: answerForm(question) },
      { type: 'overlay-opened', overlay: { kind: 'question', executionId, key, isReady: false } },
    ];
  }
  const who = `${fitText(serviceName, 40)} asks for ${nameAsked(question)}`;
  const text = `${who}, for its tool ${fitText(tool, 40)}: it is in the inbox`;
  return [tell(text, { state, tone: 'warning' })];
}
