import { expect, test, vi } from 'vitest';
import {
  createAskingClient,
  fakeForm,
  type FakeQuestion,
} from '../testing/create-asking-client.js';
import { fakeTool } from '../testing/fake-tool.js';
import { runLines } from '../testing/run-lines.js';

const tools = async () => [fakeTool({ name: 'order', inputSchema: {} })];
const asking = (...questions: FakeQuestion[]) => createAskingClient(questions, { tools });
const call = ['search x', 'connect: 1', 'call order'];
const message: FakeQuestion = {
  kind: 'sampling',
  request: { messages: [{ role: 'user', content: { type: 'text', text: 'Say \u001b[2Jhi' } }] },
};
const page: FakeQuestion = {
  kind: 'elicitation',
  request: { mode: 'url', message: 'Log in', url: 'https://pay.example/?a=1' },
};

test('a call that asks for a form leaves its line, and goes on with the answer', async () => {
  const asked = await runLines(call, { client: asking(fakeForm) });
  expect(asked.exitCode).toBe(8);
  expect(asked.output).toEqual([]);
  expect(asked.notes).toEqual([
    'WeatherMCP asks, for its tool order.',
    expect.stringMatching(/^It asks for a form to be filled in \(given up .*\):$/u),
    '  Which size?',
    '    size  small|large; required',
    '    cups  N',
    'error: order waits for an answer',
    'try: answer: 1 --size small, or decline: 1',
  ]);
  expect(asked.session.state).toMatchObject({ tasks: [], runs: { runs: [{ state: 'waiting' }] } });
  const wrong = await asked.submit('answer: 1 --size huge --cups 0');
  expect(wrong.exitCode).toBe(2);
  expect(wrong.notes[0]).toMatch(/^error: order was not answered: .*--size.*--cups/u);
  const answered = await wrong.submit('answer: 1 --size large --cups 2');
  expect(answered.exitCode).toBe(0);
  expect(answered.output).toEqual(['[{"action":"accept","content":{"size":"large","cups":2}}]']);
  expect(answered.session.state).toMatchObject({
    inbox: { questions: [] },
    runs: { runs: [{ state: 'completed' }] },
  });
});

test('declining goes on without it', async () => {
  const asked = await runLines(call, { client: asking(fakeForm) });
  const declined = await asked.submit('decline: 1');
  expect(declined).toMatchObject({ exitCode: 0, output: ['[{"action":"decline"}]'] });
});

test('a tool may ask again', async () => {
  const asked = await runLines(call, { client: asking(fakeForm, message) });
  const again = await asked.submit('answer: 1 --size small');
  expect(again.exitCode).toBe(8);
  expect(again.notes).toContain('  user: Say ␛[2Jhi');
  expect(again.notes.at(-1)).toBe('try: answer: 1 "text", or decline: 1');
  const done = await again.submit('answer: 1 "hello there"');
  expect(done.exitCode).toBe(0);
  expect(JSON.parse(done.output[0] ?? '')).toMatchObject([
    { action: 'accept', content: { size: 'small' } },
    { role: 'assistant', model: 'human', content: { type: 'text', text: 'hello there' } },
  ]);
});

test.each([
  ['it is "so"', 'it is "so"'],
  ['--text "by name"', 'by name'],
  ['text=short', 'short'],
])('the message of a model is written as %j', async (typed, text) => {
  const asked = await runLines([...call, `answer: 1 ${typed}`], { client: asking(message) });
  expect(JSON.parse(asked.output[0] ?? '')).toMatchObject([{ content: { type: 'text', text } }]);
});

test('an empty message is refused', async () => {
  const asked = await runLines([...call, 'answer: 1'], { client: asking(message) });
  expect(asked.notes).toEqual(['error: a message of a model has a text', 'try: answer: 1 "text"']);
});

test('the address of a page is shown whole, and accepted when it was opened', async () => {
  const asked = await runLines(call, { client: asking(page) });
  expect(asked.notes).toContain('  https://pay.example/?a=1');
  expect(asked.notes.at(-1)).toBe('try: answer: 1, once you have opened it, or decline: 1');
  const answered = await asked.submit('answer: 1');
  expect(answered.output).toEqual(['[{"action":"accept"}]']);
});

test('the inbox has what others are asked for too', async () => {
  const client = asking(fakeForm);
  await runLines(call, { client });
  const other = await runLines(['inbox'], { client });
  expect(other.output).toEqual(['1. WeatherMCP asks, for its tool order: Which size? (form)']);
  expect(other.notes).toEqual(['answer: 1 --size small, or decline: 1']);
  const answered = await other.submit('answer: order --size small');
  expect(answered.output).toEqual(['[{"action":"accept","content":{"size":"small"}}]']);
  expect((await answered.submit('inbox')).output).toEqual(['Nothing waits for an answer']);
  expect((await answered.submit('answer: 1')).notes[0]).toBe(
    'error: there is no number 1: nothing is listed',
  );
});

test('a call that waits can be cancelled', async () => {
  const asked = await runLines(call, { client: asking(fakeForm) });
  const cancelled = await asked.submit('cancel');
  expect(cancelled).toMatchObject({ exitCode: 0, output: ['Cancelled order'] });
  const { session } = cancelled;
  await vi.waitFor(() => expect(session.state.runs.runs[0]?.state).toBe('cancelled'));
  expect(session.state.inbox.questions).toEqual([]);
  expect(await cancelled.submit('cancel')).toMatchObject({
    exitCode: 6,
    notes: ['error: no call runs', 'try: history'],
  });
});

test('on the whole screen the call goes on where it was made', async () => {
  const client = asking(fakeForm);
  const run = await runLines(['search x', 'connect: 1'], { client, face: 'screen' });
  const { session } = run;
  const calling = session.submit('call order');
  await vi.waitFor(() => expect(session.state.inbox.questions).toHaveLength(1));
  expect((await run.submit('answer: 1 --size small')).notes).toEqual(['Answered.']);
  expect(await calling).toBe(0);
  expect(session.state.transcript.map(({ text }) => text)).toContain(
    '[{"action":"accept","content":{"size":"small"}}]',
  );
});
