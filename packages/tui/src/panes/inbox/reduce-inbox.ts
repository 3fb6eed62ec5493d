import type { InboxEvent, QuestionName } from './inbox-event.js';
import type { InboxState } from './inbox-state.js';

/** The inbox after an event. Pure; gives the same object back when nothing changed. */
export function reduceInbox(state: InboxState, event: InboxEvent): InboxState {
  switch (event.type) {
    case 'question-asked':
      if (state.questions.some(isSame(event.question))) return state;
      return { ...state, questions: [...state.questions, event.question] };
    case 'questions-listed': {
      const questions = event.questions.map(
        (question) => state.questions.find(isSame(question)) ?? question,
      );
      const { answering } = state;
      const isThere = answering !== null && questions.some(isSame(answering));
      return { questions, answering: isThere ? answering : null };
    }
    case 'question-put-off': {
      const questions = state.questions.map((one) =>
        isSame(event)(one) ? { ...one, isPutOff: true } : one,
      );
      return { ...state, questions };
    }
    case 'answer-begun': {
      const { executionId, key, form } = event;
      const answering = { executionId, key, form, offset: 0 } as const;
      return {
        questions: withDraft(state),
        answering: { ...answering, status: 'open', failure: undefined },
      };
    }
    case 'answer-changed':
      return withAnswer(state, { form: event.form });
    case 'answer-sending':
      return withAnswer(state, { status: 'sending', failure: undefined });
    case 'answer-scrolled':
      return state.answering?.offset === event.offset
        ? state
        : withAnswer(state, { offset: event.offset });
    case 'answer-failed':
      if (state.answering === null || !isSame(event)(state.answering)) return state;
      return withAnswer(state, { status: 'open', failure: event.failure });
    case 'answer-left':
      return state.answering === null ? state : { questions: withDraft(state), answering: null };
    case 'question-settled':
      return without(state, isSame(event));
    case 'questions-gone':
      return without(state, ({ executionId }) => executionId === event.executionId);
  }
}

function withAnswer(
  state: InboxState,
  change: Partial<NonNullable<InboxState['answering']>>,
): InboxState {
  if (state.answering === null) return state;
  return { ...state, answering: { ...state.answering, ...change } };
}

/** The questions, with what has been filled in for the one that is being answered. */
function withDraft({ questions, answering }: InboxState): InboxState['questions'] {
  if (answering === null) return questions;
  const { form } = answering;
  return questions.map((one) => (isSame(answering)(one) ? { ...one, draft: form } : one));
}

function without(state: InboxState, isGone: (name: QuestionName) => boolean): InboxState {
  const questions = state.questions.filter((question) => !isGone(question));
  if (questions.length === state.questions.length) return state;
  const { answering } = state;
  return { questions, answering: answering !== null && isGone(answering) ? null : answering };
}

function isSame({ executionId, key }: QuestionName): (other: QuestionName) => boolean {
  return (other) => other.executionId === executionId && other.key === key;
}
