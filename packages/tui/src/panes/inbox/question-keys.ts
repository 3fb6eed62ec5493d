import type { Binding } from '../../keymap/binding.js';
import type { KeyContext } from '../../keymap/key-context.js';
import type { SessionState } from '../../session/session-state.js';
import { editorText } from '../../form/editor-text.js';
import { isMadeHere } from '../runs/is-made-here.js';
import { changeAnswer } from './change-answer.js';
import { declineQuestion } from './decline-question.js';
import { pageOf } from './page-of.js';
import { putOffQuestion } from './put-off-question.js';
import { scrollQuestion } from './scroll-question.js';
import { selectAnswer } from './select-answer.js';
import { selectQuestion } from './select-question.js';
import { sendAnswer } from './send-answer.js';

/** Keys of a question that has a form, where letters are text, and of one that asks for a page, where they are commands. */
export const questionKeys: readonly Binding[] = [
  {
    id: 'question.next',
    context: 'question',
    keys: ['enter'],
    title: 'Next field; from the last one: send the answer',
    short: 'next',
    whyNot: whyNothing,
    act: (state) => changeAnswer({ type: 'entered' }, state),
  },
  {
    id: 'question.send',
    context: 'question',
    keys: ['ctrl-s', 'ctrl-enter'],
    title: 'Send the answer',
    short: 'send',
    whyNot: whyNothing,
    act: (state) => changeAnswer({ type: 'submitted' }, state),
  },
  decline('question', ['ctrl-d']),
  putOff('question'),
  {
    id: 'question.editor',
    context: 'question',
    keys: ['ctrl-e'],
    title: 'Write the field in your editor',
    short: 'editor',
    whyNot: (state) => {
      const form = selectAnswer(state)?.answering.form;
      const text = form === undefined ? undefined : editorText(form);
      return text === undefined ? 'This field is not written in an editor' : undefined;
    },
    act: () => [{ intent: 'edit-field' }],
  },
  {
    id: 'question.switch',
    context: 'question',
    keys: ['ctrl-t'],
    title: 'Fields or JSON',
    whyNot: whyNothing,
    act: (state) => changeAnswer({ type: 'switched' }, state),
  },
  cancel('question', ['ctrl-x']),
  ...scrolling('question'),
  {
    id: 'page.open',
    context: 'page',
    keys: ['o'],
    title: 'Open the page in your browser',
    short: 'open',
    whyNot: whyNoPage,
    act: (state) => {
      const question = selectQuestion(state);
      const page = question === undefined ? undefined : pageOf(question);
      return page === undefined ? [] : [{ intent: 'open-page', url: page.href }];
    },
  },
  {
    id: 'page.send',
    context: 'page',
    keys: ['enter', 'ctrl-s'],
    title: 'Tell the service that you have opened the page',
    short: 'opened',
    whyNot: whyNoPage,
    act: (state) => {
      const selected = selectAnswer(state);
      return selected === undefined ? [] : sendAnswer(selected, { form: selected.answering.form });
    },
  },
  decline('page', ['d', 'ctrl-d']),
  putOff('page'),
  {
    id: 'page.copy',
    context: 'page',
    keys: ['y'],
    title: 'Copy the address of the page',
    short: 'copy',
    whyNot: whyNoPage,
    act: () => [{ intent: 'copy', what: 'page' }],
  },
  cancel('page', ['x', 'ctrl-x']),
  ...scrolling('page'),
];

function decline(context: 'question' | 'page', keys: readonly string[]): Binding {
  return {
    id: `${context}.decline`,
    context,
    keys,
    title: 'Decline; the tool goes on without an answer',
    short: 'decline',
    whyNot: whyNothing,
    act: (state) => {
      const selected = selectAnswer(state);
      return selected === undefined ? [] : declineQuestion(selected);
    },
  };
}

function putOff(context: 'question' | 'page'): Binding {
  return {
    id: `${context}.put-off`,
    context,
    keys: ['esc'],
    title: 'Leave it for later; it stays in the inbox',
    short: 'later',
    act: putOffQuestion,
  };
}

function cancel(context: 'question' | 'page', keys: readonly string[]): Binding {
  return {
    id: `${context}.cancel`,
    context,
    keys,
    title: 'Cancel the call that asks',
    whyNot: (state) => {
      const executionId = selectQuestion(state)?.executionId;
      const run = state.runs.runs.find((one) => one.executionId === executionId);
      const isOurs = run !== undefined && run.endedAt === undefined && isMadeHere(run);
      return !isOurs ? 'Only calls that were made here can be cancelled here' : undefined;
    },
    act: (state) => {
      const target = selectQuestion(state)?.executionId;
      return target === undefined ? [] : [{ intent: 'run', command: { verb: 'cancel', target } }];
    },
  };
}

function scrolling(context: Extract<KeyContext, 'question' | 'page'>): readonly Binding[] {
  return [
    {
      id: `${context}.page-down`,
      context,
      keys: ['pagedown'],
      title: 'More of what the service says',
      whyNot: (state) => whyNoScroll(1, state),
      act: (state) => scrollQuestion(1, state),
    },
    {
      id: `${context}.page-up`,
      context,
      keys: ['pageup'],
      title: 'Back in what the service says',
      whyNot: (state) => whyNoScroll(-1, state),
      act: (state) => scrollQuestion(-1, state),
    },
  ];
}

function whyNoScroll(by: 1 | -1, state: SessionState): string | undefined {
  if (scrollQuestion(by, state).length > 0) return undefined;
  return by === 1 ? 'That is all the service says' : 'That is where it begins';
}

function whyNothing(state: SessionState): string | undefined {
  const selected = selectAnswer(state);
  if (selected === undefined) return 'No tool asks for anything';
  return selected.answering.status === 'sending' ? 'The answer is on its way' : undefined;
}

function whyNoPage(state: SessionState): string | undefined {
  const question = selectQuestion(state);
  const isNone = question !== undefined && pageOf(question) === undefined;
  return isNone ? 'This is no page of the web: it can be declined' : whyNothing(state);
}
