import { Box } from 'ink';
import { expect, test } from 'vitest';
import type { Question } from './question.js';
import type { SessionState } from '../../session/session-state.js';
import { fakeQuestion } from '../../testing/fake-question.js';
import { pressKeys } from '../../testing/press-keys.js';
import { renderPane } from '../../testing/render-pane.js';
import { sessionAfter } from '../../testing/session-after.js';
import { InboxPane } from './inbox-pane.js';
import { QuestionDialog } from './question-dialog.js';
import { QuestionPane } from './question-pane.js';

const size = { columns: 80, rows: 24 };

function inFront(question: Question, { columns, rows } = size): SessionState {
  const { executionId, key } = question;
  return sessionAfter([
    { type: 'resized', columns, rows },
    { type: 'question-asked', question },
    { type: 'overlay-opened', overlay: { kind: 'question', executionId, key, isReady: true } },
  ]);
}

function draw(state: SessionState, { columns, rows } = size): readonly string[] {
  const inner = rows - 4 - (columns < 70 ? 1 : 0);
  const Shown = () => (
    <Box height={inner} width={columns}>
      <QuestionDialog columns={columns} rows={inner} state={state} />
    </Box>
  );
  return renderPane(Shown, { state, columns, rows: inner });
}

test('a form: who asks stands before what it says', () => {
  const lines = draw(
    inFront(fakeQuestion({ serviceName: 'Cof\u001b[2Jfee', tool: 'or\u202eder' })),
  );
  // No higher than it has to be, in the middle.
  const inside = lines.map((line) => line.trim().replaceAll(/^│ ?| *│$/gu, '')).filter(Boolean);
  expect(lines.findIndex((line) => line.includes('╰'))).toBe(16);
  expect(inside[0]).toMatch(/^╭─ ▸ A tool asks ─+╮$/);
  expect(inside[1]).toBe('Cof␛[2Jfee asks, for its tool or<U+202E>der');
  expect(inside[2]).toBe('asks for a form, given up in 5 min');
  expect(inside[3]).toBe('Which size do you want?');
  expect(inside.some((line) => line.includes('Size'))).toBe(true);
  expect(inside.some((line) => line.includes('Name on the cup'))).toBe(true);
});

test('a page: its host is named and its address stands whole', () => {
  const url = `https://user@pay.example/${'abcdefghij'.repeat(20)}?end=1`;
  const question = fakeQuestion({ request: { mode: 'url', message: 'Pay', url } });
  const text = draw(inFront(question))
    .map((line) => line.trim().replaceAll(/^│ ?| *│$/gu, ''))
    .join('');
  expect(text).toContain('It asks you to open a page of pay.example:');
  expect(text).toContain(url);
  expect(text).toContain('o opens it; enter says that you have opened it; d declines');
});

test('an address that is none of the web is said to be none, made safe', () => {
  const url = 'javascript:\u001b]52;c;evil\u0007';
  const text = draw(inFront(fakeQuestion({ request: { mode: 'url', url } }))).join('\n');
  expect(text).toContain('This is no page of the web, and is not opened:');
  expect(text).toContain('javascript:␛]52;c;evil␇');
});

const long = fakeQuestion({
  kind: 'sampling',
  request: {
    systemPrompt: 'You are a poet',
    messages: Array.from({ length: 40 }, (_, index) => ({
      role: index % 2 === 0 ? 'user' : 'assistant',
      content: { type: 'text', text: `message ${index}` },
    })),
    maxTokens: 100,
  },
});

test.each([
  [60, 20],
  [80, 24],
  [120, 40],
])('a long talk in %i columns is scrolled, and the answer stays in sight', (columns, rows) => {
  const screen = { columns, rows };
  const state = inFront(long, screen);
  const first = draw(state, screen).join('\n');
  expect(first).toContain('You are a poet');
  expect(first).toMatch(/lines 1–\d+ of 84, pageup and pagedown/);
  expect(first).toContain('Message');
  let after = state;
  for (let pages = 0; pages < 40; pages += 1) after = pressKeys(['pagedown'], after).state;
  const last = draw(after, screen).join('\n');
  expect(last).toContain('No more than 100 tokens.');
  expect(last).toContain('Message');
  expect(after.view.toast?.text).toBe('That is all the service says');
  for (let pages = 0; pages < 40; pages += 1) after = pressKeys(['pageup'], after).state;
  expect(draw(after, screen).join('\n')).toBe(first);
});

test('what is sent, and what went wrong, stand at the form', () => {
  const sent = pressKeys(['s', 'tab', 'd', 'enter'], inFront(fakeQuestion())).state;
  expect(draw(sent).join('\n')).toContain('◆ Sending the answer');
  const failure = { message: 'the \u001bcall is over', hint: 'inbox', exitCode: 6 };
  const failed = sessionAfter(
    [{ type: 'answer-failed', executionId: 'exec_1', key: 'size', failure }],
    sent,
  );
  const text = draw(failed).join('\n');
  expect(text).toContain('✖ the ␛call is over');
  expect(text).toContain('try: inbox');
  expect(text).not.toContain('Sending');
});

test('a form without fields is a yes or no', () => {
  const question = fakeQuestion({
    request: {
      mode: 'form',
      message: 'Go on?',
      requestedSchema: { type: 'object', properties: {} },
    },
  });
  const state = inFront(question);
  expect(draw(state).join('\n')).toContain('Nothing to fill in: enter says yes, ctrl-d no');
  expect(pressKeys(['enter'], state).intents).toMatchObject([
    { command: { result: { action: 'accept', content: {} } } },
  ]);
});

test('a message of a megabyte is drawn at once, and as much of it as is read', () => {
  const request = { mode: 'form', message: 'x'.repeat(1_000_000), requestedSchema: {} };
  expect(draw(inFront(fakeQuestion({ request }))).join('\n')).toContain('of 264, pageup');
});

test('the pane without a question says so', () => {
  expect(renderPane(QuestionPane, { state: sessionAfter([]), columns: 40, rows: 4 })).toEqual([
    '╭─ ▸ Question ─────────────────────────╮',
    '│ No tool asks for anything.           │',
    '│                                      │',
    '╰──────────────────────────────────────╯',
  ]);
});

test('the inbox in 36 and 80 columns', () => {
  const state = sessionAfter([
    { type: 'question-asked', question: fakeQuestion() },
    {
      type: 'question-asked',
      question: fakeQuestion({
        key: 'pay',
        request: { mode: 'url', message: 'Pay\u001b[2J please\nnow', url: 'https://pay.example/' },
        isPutOff: true,
      }),
    },
  ]);
  expect(renderPane(InboxPane, { state, columns: 36, rows: 5 })).toEqual([
    '╭─ ▸ Inbox ──────────────────── 2 ─╮',
    '│ / to filter                      │',
    '│ ›! form     Coffee ord… in 5 min │',
    '│    page     Coffee ord… in 5 min │',
    '╰──────────────────────────────────╯',
  ]);
  expect(renderPane(InboxPane, { state, columns: 80, rows: 5 })).toEqual([
    '╭─ ▸ Inbox ──────────────────────────────────────────────────────────────── 2 ─╮',
    '│ / to filter                                                                  │',
    '│ ›! form        Coffee order Which size do you want?                 in 5 min │',
    '│    page        Coffee order Pay␛[2J please now                      in 5 min │',
    '╰──────────────────────────────────────────────────────────────────────────────╯',
  ]);
});

test('an empty inbox says what it is for', () => {
  const lines = renderPane(InboxPane, { state: sessionAfter([]), columns: 60, rows: 6 });
  expect(lines.join('\n')).toContain('No tool asks for anything.');
});
