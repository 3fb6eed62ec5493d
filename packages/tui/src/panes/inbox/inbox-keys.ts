import type { Binding } from '../../keymap/binding.js';
import type { SessionState } from '../../session/session-state.js';
import { openQuestion } from './open-question.js';
import { questionTarget } from './question-target.js';
import { selectQuestions } from './select-questions.js';
import type { Question } from './question.js';

/** Keys of the inbox. */
export const inboxKeys: readonly Binding[] = [
  {
    id: 'inbox.open',
    context: 'inbox',
    keys: ['enter', 'e'],
    title: 'Answer the question',
    short: 'answer',
    whyNot: whyNothing,
    act: openQuestion,
  },
  {
    id: 'inbox.decline',
    context: 'inbox',
    keys: ['d'],
    title: 'Decline; the tool goes on without an answer',
    short: 'decline',
    whyNot: whyNothing,
    act: (state) => {
      const question = underCursor(state);
      if (question === undefined) return [];
      return [{ intent: 'run', command: { verb: 'decline', target: questionTarget(question) } }];
    },
  },
  {
    id: 'inbox.reload',
    context: 'inbox',
    keys: ['r'],
    title: 'Read again what is asked for',
    act: () => [{ intent: 'load', what: 'inbox' }],
  },
];

function underCursor(state: SessionState): Question | undefined {
  const rows = selectQuestions(state);
  return rows[Math.min(state.lists.inbox.cursor, rows.length - 1)];
}

function whyNothing(state: SessionState): string | undefined {
  return underCursor(state) === undefined ? 'No tool asks for anything' : undefined;
}
