import { expect, test } from 'vitest';
import type { Question } from './question.js';
import type { SessionEvent } from '../../session/session-event.js';
import type { SessionState } from '../../session/session-state.js';
import { writtenForm } from '../../session/written-form.js';
import { fakeQuestion } from '../../testing/fake-question.js';
import { pressKeys } from '../../testing/press-keys.js';
import { sessionAfter } from '../../testing/session-after.js';
import { answerResult } from './answer-result.js';
import { answerFailed } from './answer-failed.js';
import { answerForm } from './answer-form.js';
import { copiedPage } from './copied-page.js';
import { presentQuestion } from './present-question.js';
import { selectAnswer } from './select-answer.js';

const page = fakeQuestion({
  key: 'pay',
  request: { mode: 'url', message: 'Pay, please', url: 'https://pay.example/a b' },
});
const message = fakeQuestion({
  key: 'poem',
  kind: 'sampling',
  request: {
    systemPrompt: 'You are a poet',
    messages: [{ role: 'user', content: { type: 'text', text: 'A poem about coffee' } }],
    maxTokens: 100,
  },
});
const roots = fakeQuestion({ key: 'where', kind: 'roots', request: {} });

/** A question that came in front while nobody did anything. */
function inFront(question: Question, before: readonly SessionEvent[] = []): SessionState {
  const state = sessionAfter([...before, { type: 'question-asked', question }]);
  const events = presentQuestion(state, question).filter((action) => 'type' in action);
  return sessionAfter([...events, { type: 'question-ready' }], state);
}

test('what is pressed just when it comes was not meant for it', () => {
  const question = fakeQuestion();
  const state = sessionAfter([{ type: 'question-asked', question }]);
  const events = presentQuestion(state, question).filter((action) => 'type' in action);
  const { state: after, intents } = pressKeys(['enter', 'y', 'enter'], sessionAfter(events, state));
  expect(intents).toEqual([]);
  expect(after.view.overlay).toMatchObject({ kind: 'question', isReady: false });
});

test('a form is filled in and sent, named by its call and its key', () => {
  const { state, intents } = pressKeys(
    ['s', 'tab', 'd', 'o', 'x', 'enter'],
    inFront(fakeQuestion()),
  );
  expect(intents).toEqual([
    {
      intent: 'run',
      command: {
        verb: 'answer',
        target: 'exec_1/size',
        rest: '',
        result: { action: 'accept', content: { size: 'small', name: 'dox' } },
      },
    },
  ]);
  expect(state.inbox.answering?.status).toBe('sending');
  // A second Enter while it is on its way sends nothing.
  expect(pressKeys(['enter', 'ctrl-s', 'ctrl-d', 'x'], state).intents).toEqual([]);
});

test('enter leads through every field of an answer, and the defaults that are shown are sent', () => {
  const requestedSchema = {
    type: 'object',
    properties: {
      name: { type: 'string' },
      size: { type: 'string', default: 'small' },
      shots: { type: 'integer', default: 2 },
      note: { type: 'string' },
      milk: { type: 'string', enum: ['oat', 'soy'], default: 'oat' },
      syrups: { type: 'array', items: { type: 'string', enum: ['nut', 'mint'] }, default: ['nut'] },
    },
    required: ['name'],
  };
  const question = fakeQuestion({ request: { mode: 'form', message: '', requestedSchema } });
  const first = pressKeys(['Ann', 'enter'], inFront(question));
  expect(first.intents).toEqual([]);
  // The choice is taken back: then it is not sent.
  const keys = ['enter', '3', 'enter', 'enter', 'backspace', 'enter', 'enter'];
  const { intents } = pressKeys(keys, first.state);
  const content = { name: 'Ann', size: 'small', shots: 3, syrups: ['nut'] };
  expect(intents).toMatchObject([{ command: { result: { action: 'accept', content } } }]);
  expect(intents[0]).not.toHaveProperty('command.result.content.note');
  expect(intents[0]).not.toHaveProperty('command.result.content.milk');
});

test('what is missing is said, and nothing is sent', () => {
  const { state, intents } = pressKeys(['ctrl-s'], inFront(fakeQuestion()));
  expect(intents).toEqual([]);
  expect(selectAnswer(state)?.answering.form.hasBeenTried).toBe(true);
});

test('it failed: the form stays as it was, with the reason', () => {
  const sent = pressKeys(['s', 'tab', 'd', 'enter'], inFront(fakeQuestion())).state;
  const failure = { message: 'size is wrong', hint: '', exitCode: 2 };
  const other = { type: 'answer-failed', executionId: 'exec_2', key: 'size', failure } as const;
  expect(sessionAfter([other], sent)).toBe(sent);
  const failed = sessionAfter([{ ...other, executionId: 'exec_1' }], sent);
  expect(failed.inbox.answering).toMatchObject({ status: 'open', failure });
  expect(pressKeys(['ctrl-s'], failed).intents).toHaveLength(1);
});

test('once it is settled, nothing lies in front any more', () => {
  const state = sessionAfter(
    [{ type: 'question-settled', executionId: 'exec_1', key: 'size' }],
    inFront(fakeQuestion()),
  );
  expect(state.view.overlay).toBeNull();
  expect(state.inbox).toEqual({ questions: [], answering: null });
});

test('once it is settled in its pane, keys do not go into the next question', () => {
  const open: readonly SessionEvent[] = [
    { type: 'panes-entered' },
    { type: 'place-opened', place: 'inbox' },
    { type: 'column-entered', column: 'work' },
  ];
  const settled: SessionEvent = { type: 'question-settled', executionId: 'exec_1', key: 'size' };
  const asked: SessionEvent = { type: 'question-asked', question: fakeQuestion() };
  const one = pressKeys(['s'], sessionAfter([asked, ...open])).state;
  expect(sessionAfter([settled], one).view).toMatchObject({ column: 'output' });
  const other: SessionEvent = { type: 'question-asked', question: message };
  expect(sessionAfter([other, settled], one).view).toMatchObject({
    column: 'places',
    place: 'inbox',
  });
});

test('its call has gone: so has the question', () => {
  const state = sessionAfter(
    [{ type: 'questions-gone', executionId: 'exec_1' }],
    inFront(fakeQuestion()),
  );
  expect(state.view.overlay).toBeNull();
});

test('esc leaves it for later: it stays in the inbox, with what was filled in', () => {
  const { state, intents } = pressKeys(['s', 'tab', 'd', 'o', 'esc'], inFront(fakeQuestion()));
  expect(intents).toEqual([]);
  expect(state.view.overlay).toBeNull();
  expect(state.inbox.questions[0]).toMatchObject({ isPutOff: true });
  const opened = pressKeys(
    ['enter'],
    sessionAfter([{ type: 'panes-entered' }, { type: 'place-opened', place: 'inbox' }], state),
  ).state;
  expect(opened.view).toMatchObject({ column: 'work', work: 'question' });
  const { intents: sent } = pressKeys(['g', 'enter'], opened);
  expect(sent[0]).toMatchObject({
    command: { result: { content: { size: 'small', name: 'dog' } } },
  });
});

test('what was filled in is kept when another question is answered in between', () => {
  const first = pressKeys(['s', 'tab', 'd', 'esc'], inFront(fakeQuestion())).state;
  const both = sessionAfter([{ type: 'question-asked', question: message }], first);
  const events = presentQuestion(both, message).filter((action) => 'type' in action);
  const second = sessionAfter(events, both);
  expect(second.view.overlay).toMatchObject({ key: 'poem' });
  const draft = second.inbox.questions[0]?.draft;
  expect(draft).toBeDefined();
  expect(answerResult(fakeQuestion(), { form: draft! })).toEqual({
    action: 'accept',
    content: { size: 'small', name: 'd' },
  });
});

test('ctrl-d declines a form, in which d is a letter', () => {
  const { state, intents } = pressKeys(['tab', 'd', 'ctrl-d'], inFront(fakeQuestion()));
  expect(intents).toEqual([{ intent: 'run', command: { verb: 'decline', target: 'exec_1/size' } }]);
  expect(state.inbox.answering?.status).toBe('sending');
});

test('in its pane letters of a form are text, and it is left by esc', () => {
  const state = sessionAfter([
    { type: 'question-asked', question: fakeQuestion() },
    { type: 'panes-entered' },
    { type: 'place-opened', place: 'inbox' },
    { type: 'column-entered', column: 'work' },
  ]);
  // It is begun by the first key.
  const { state: after } = pressKeys(['l', 'tab', 'q'], state);
  expect(after.hasQuit).toBe(false);
  expect(after.inbox.answering).toMatchObject({ key: 'size' });
  expect(pressKeys(['esc'], after).state.view.column).toBe('places');
});

test('a page: o opens it, enter says that it was, d declines, y copies its address', () => {
  const state = inFront(page);
  expect(pressKeys(['o'], state).intents).toEqual([
    { intent: 'open-page', url: 'https://pay.example/a%20b' },
  ]);
  expect(pressKeys(['enter'], state).intents).toEqual([
    {
      intent: 'run',
      command: { verb: 'answer', target: 'exec_1/pay', rest: '', result: { action: 'accept' } },
    },
  ]);
  expect(pressKeys(['d'], state).intents).toEqual([
    { intent: 'run', command: { verb: 'decline', target: 'exec_1/pay' } },
  ]);
  expect(pressKeys(['y'], state).intents).toEqual([{ intent: 'copy', what: 'page' }]);
  expect(copiedPage(state)).toBe('https://pay.example/a%20b');
  expect(pressKeys(['esc'], state).state.inbox.questions[0]?.isPutOff).toBe(true);
});

test.each(['javascript:alert(1)', 'file:///etc/passwd', 'nonsense', 7])(
  '%j is neither opened nor accepted',
  (url) => {
    const state = inFront({ ...page, request: { ...page.request, url } });
    const { state: after, intents } = pressKeys(['o', 'enter', 'y', 'ctrl-s'], state);
    expect(intents).toEqual([]);
    expect(after.view.toast?.text).toBe('This is no page of the web: it can be declined');
    expect(pressKeys(['d'], state).intents).toHaveLength(1);
  },
);

test('the message of a model is written by a person', () => {
  const { intents } = pressKeys(['O', 'h', 'enter'], inFront(message));
  expect(intents).toEqual([
    {
      intent: 'run',
      command: {
        verb: 'answer',
        target: 'exec_1/poem',
        rest: '',
        result: {
          role: 'assistant',
          model: 'human',
          content: { type: 'text', text: 'Oh' },
          stopReason: 'endTurn',
        },
      },
    },
  ]);
  expect(pressKeys(['enter'], inFront(message)).intents).toEqual([]);
});

test('directories: none is a no, else those that are named', () => {
  const { intents } = pressKeys(['enter'], inFront(roots));
  expect(intents).toMatchObject([{ command: { result: { action: 'decline' } } }]);
  const { state } = pressKeys(['/a/b', 'enter', 'c'], inFront(roots));
  const form = selectAnswer(state)?.answering.form ?? answerForm(roots);
  expect(answerResult(roots, { form, cwd: '/home/me' })).toEqual({
    roots: [
      { uri: 'file:///a/b', name: 'b' },
      { uri: 'file:///home/me/c', name: 'c' },
    ],
  });
});

test('the call that asks can be cancelled where it was made here', () => {
  const state = inFront(page);
  expect(pressKeys(['x'], state).intents).toEqual([]);
  const run = {
    id: 'run-1',
    executionId: 'exec_1',
    connectionId: 'conn_abc123',
    serviceName: 'Coffee',
    tool: 'order',
    parameters: {},
    state: 'running',
    startedAt: 0,
    endedAt: undefined,
    progress: null,
    logs: [],
    result: undefined,
    failure: undefined,
  } as const;
  const own = sessionAfter([{ type: 'run-started', run }], state);
  expect(pressKeys(['x'], own).intents).toEqual([
    { intent: 'run', command: { verb: 'cancel', target: 'exec_1' } },
  ]);
});

test.each<[string, readonly SessionEvent[], boolean]>([
  ['nothing is typed in the prompt', [], true],
  ['the panes have the keys', [{ type: 'panes-entered' }], true],
  ['a line is typed', [{ type: 'edited', event: { type: 'inserted', text: 'call' } }], false],
  [
    'a filter is typed',
    [{ type: 'panes-entered' }, { type: 'list-filter-opened', list: 'services' }],
    false,
  ],
  [
    'a form is filled in',
    [
      { type: 'form-opened', connectionId: 'c', tool: 't', form: answerForm(fakeQuestion()) },
      { type: 'panes-entered' },
      { type: 'work-opened', work: 'form' },
    ],
    false,
  ],
  ['the help is open', [{ type: 'overlay-opened', overlay: { kind: 'help' } }], false],
  [
    'another question is in front',
    [
      { type: 'question-asked', question: page },
      {
        type: 'overlay-opened',
        overlay: { kind: 'question', executionId: 'exec_1', key: 'pay', isReady: true },
      },
    ],
    false,
  ],
])('while %s', (_name, events, isInFront) => {
  const question = fakeQuestion({ serviceName: 'Cof\u001bfee' });
  const before = sessionAfter(events);
  const state = sessionAfter([{ type: 'question-asked', question }], before);
  const actions = presentQuestion(state, question).filter((action) => 'type' in action);
  const after = sessionAfter(actions, state);
  const shown = { kind: 'question', executionId: 'exec_1', key: 'size', isReady: false };
  if (isInFront) expect(after.view.overlay).toEqual(shown);
  else {
    expect(after.view.overlay).toBe(before.view.overlay);
    expect(after.view.toast?.text).toBe(
      'Cof␛fee asks for a form, for its tool order: it is in the inbox',
    );
  }
});

test('one that was put off comes in front no more by itself', () => {
  const question = fakeQuestion({ isPutOff: true });
  expect(presentQuestion(sessionAfter([]), question)).toEqual([]);
});

test('a command that failed is told to the answer that it was for, and to no other', () => {
  const sent = pressKeys(['s', 'tab', 'd', 'enter'], inFront(fakeQuestion())).state;
  const error = new Error('it is over');
  const { inbox } = sent;
  const of = (target: string) => answerFailed({ verb: 'decline', target }, { error, inbox });
  expect(of('exec_1/size')).toMatchObject({
    type: 'answer-failed',
    executionId: 'exec_1',
    key: 'size',
    failure: { message: 'it is over' },
  });
  expect(of('1')).toBeUndefined();
  expect(answerFailed({ verb: 'tools', filter: '' }, { error, inbox })).toBeUndefined();
});

test('the editor is for the form that has the keys', () => {
  const state = inFront(fakeQuestion());
  expect(writtenForm(state)?.form).toBe(
    answerForm(fakeQuestion({ request: state.inbox.questions[0]!.request })),
  );
  const form = answerForm(message);
  const opened = sessionAfter([
    { type: 'form-opened', connectionId: 'c', tool: 't', form },
    { type: 'panes-entered' },
    { type: 'work-opened', work: 'form' },
  ]);
  const written = writtenForm(opened);
  expect(written?.form).toBe(form);
  expect(written?.change({ type: 'replaced', text: 'Oh' }, opened)).toMatchObject([
    { type: 'form-changed' },
  ]);
  expect(writtenForm(sessionAfter([]))).toBeUndefined();
});
