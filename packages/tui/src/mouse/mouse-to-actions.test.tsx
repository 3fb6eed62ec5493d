import { renderToString } from 'ink';
import { describe, expect, test } from 'vitest';
import { SessionView } from '../frame/session-view.js';
import { openCallForm } from '../panes/form/open-call-form.js';
import type { Run } from '../panes/runs/run.js';
import { viewOf } from '../panes/runs/view-of.js';
import type { Intent } from '../session/intent.js';
import { reduceSession } from '../session/reduce-session.js';
import type { SessionEvent } from '../session/session-event.js';
import type { SessionState } from '../session/session-state.js';
import { fakeConnection } from '../testing/fake-connection.js';
import { fakeQuestion } from '../testing/fake-question.js';
import { fakeService } from '../testing/fake-service.js';
import { fakeTool } from '../testing/fake-tool.js';
import { pressKeys } from '../testing/press-keys.js';
import { servicesFound } from '../testing/services-found.js';
import { sessionAfter } from '../testing/session-after.js';
import type { MouseEvent } from './mouse-event.js';
import { mouseToActions } from './mouse-to-actions.js';

const sizes = [
  { columns: 120, rows: 40 },
  { columns: 90, rows: 24 },
  { columns: 60, rows: 20 },
] as const;
type Size = (typeof sizes)[number];

const services = Array.from({ length: 60 }, (_, index) =>
  fakeService({
    id: `svc_${index}`,
    name: `service-${index}.`,
    description: Array.from({ length: 80 }, (_, line) => `word${line}`).join('\n'),
  }),
);
const tools = Array.from({ length: 30 }, (_, index) => fakeTool({ name: `tool-${index}.` }));
const content = Array.from({ length: 100 }, (_, index) => `row ${index}.`).join('\n');
const run: Run = {
  id: 'run_1',
  executionId: 'exec_1',
  connectionId: 'conn_abc123',
  serviceName: 'WeatherMCP',
  tool: 'look',
  parameters: {},
  state: 'completed',
  startedAt: 0,
  endedAt: 1000,
  progress: null,
  logs: [],
  result: {
    content: [{ type: 'text', text: content }],
    structuredContent: { first: { inner: 1 }, second: [1, 2, 3] },
    isError: false,
  },
  failure: undefined,
};

/** A session with something in every pane. */
function begin(size: Size, events: readonly SessionEvent[] = []): SessionState {
  return sessionAfter([
    { type: 'resized', ...size },
    ...servicesFound(services),
    { type: 'connections-listed', connections: [fakeConnection({ metadata: { tools } })] },
    { type: 'switched', connectionId: 'conn_abc123' },
    ...events,
  ]);
}

function draw(state: SessionState): readonly string[] {
  const { columns } = state.view.size;
  return renderToString(<SessionView now={0} state={state} />, { columns }).split('\n');
}

/** The cell of the screen where a text begins: of several, the one furthest to the left. */
function find(text: string, state: SessionState): { column: number; row: number } {
  const lines = draw(state);
  const [first] = lines
    .map((line, row) => ({ column: line.indexOf(text), row }))
    .filter(({ column }) => column >= 0)
    .toSorted((a, b) => a.column - b.column);
  if (first === undefined) throw new Error(`${text} is not on the screen:\n${lines.join('\n')}`);
  return first;
}

function after(event: MouseEvent, before: SessionState) {
  const intents: Intent[] = [];
  let state = before;
  for (const action of mouseToActions(event, before)) {
    if ('intent' in action) intents.push(action);
    else state = reduceSession(state, action);
  }
  return { state, intents };
}

function click(text: string, state: SessionState) {
  return after({ type: 'pressed', ...find(text, state) }, state);
}

function turn(by: 1 | -1, { over, state }: { over: string; state: SessionState }) {
  return after({ type: 'wheeled', by, ...find(over, state) }, state);
}

describe.each(sizes)('on $columns×$rows', (size) => {
  const inServices = begin(size, [
    { type: 'place-opened', place: 'services' },
    { type: 'panes-entered' },
  ]);
  const inTools = begin(size, [
    { type: 'place-opened', place: 'connections' },
    { type: 'work-opened', work: 'tools' },
    { type: 'panes-entered' },
  ]);
  const inRun = begin(size, [
    { type: 'run-started', run },
    { type: 'run-selected', runId: run.id },
    { type: 'output-opened', output: 'run' },
    { type: 'panes-entered' },
  ]);

  test('a click puts the cursor on the row that was hit, the next one opens it', () => {
    const { state, intents } = click('service-5.', inServices);
    expect(state.lists.services.cursor).toBe(5);
    expect(state.view.column).toBe('places');
    expect(intents.map(({ intent }) => intent)).not.toContain('look-at');
    const opened = click('service-5.', state);
    expect(opened.intents).toEqual([{ intent: 'look-at', service: services[5] }]);
    expect(opened.state.view.column).toBe('work');
  });

  test('a scrolled list is hit where it is', () => {
    let state = inServices;
    for (let count = 0; count < 14; count += 1) {
      state = turn(1, { over: 'service-', state }).state;
    }
    expect(state.lists.services.cursor).toBe(42);
    const shown = state.lists.services.offset + 1;
    state = click(`service-${shown}.`, state).state;
    expect(state.lists.services.cursor).toBe(shown);
    expect(turn(-1, { over: 'service-', state }).state.lists.services.cursor).toBe(shown - 3);
  });

  test('tools are rows too', () => {
    const { state } = click('tool-3.', inTools);
    expect(state.lists.tools.cursor).toBe(3);
    expect(click('tool-3.', state).state.callForm?.tool).toBe('tool-3.');
  });

  test('the wheel leaves the keys where they are', () => {
    const { state } = turn(1, { over: 'tool-0.', state: inTools });
    expect(state.lists.tools.cursor).toBe(3);
    expect(state.view).toEqual(inTools.view);
  });

  test('the prompt is entered by a click, and left by one on a pane', () => {
    const row = size.rows - 2;
    const { state } = after({ type: 'pressed', column: 5, row }, inServices);
    expect(state.view.mode).toBe('prompt');
    const back = click('help lists', state).state.view;
    expect([back.mode, back.column]).toEqual(['panes', 'output']);
  });

  test('a key of the footer is done', () => {
    const filtering = click('/ filter', inServices).state;
    expect(filtering.lists.services.isFiltering).toBe(true);
    expect(click('clear', filtering).state.lists.services.isFiltering).toBe(false);
  });

  test('a click ends what is typed into the filter', () => {
    const { state } = pressKeys(['/', 'tool-1'], inTools);
    const hit = click('tool-12.', state).state.lists.tools;
    expect([hit.isFiltering, hit.filter]).toEqual([false, 'tool-1']);
  });

  test('the names of the views choose one, and the rows of a tree are opened', () => {
    const view = (state: SessionState) => viewOf(run, state.runs);
    const { state } = click('Tree', inRun);
    expect(view(state).view).toBe('tree');
    expect(view(click('JSON', state).state).view).toBe('json');
    const second = click('second', state).state;
    expect(draw(second).find((line) => line.includes('second'))).toMatch(/[›❯>]/);
    const isOpen = (at: SessionState) => view(at).expanded.length;
    expect(isOpen(click('second', second).state)).not.toBe(isOpen(second));
  });

  test('the wheel moves a result by three lines', () => {
    const text = click('Text', inRun).state;
    const { state } = turn(1, { over: 'row 2.', state: text });
    expect(viewOf(run, state.runs).offset).toBe(viewOf(run, text.runs).offset + 3);
  });

  test('a click in a form gives a field the cursor, and chooses', () => {
    const tool = fakeTool({
      name: 'tool-0.',
      inputSchema: {
        type: 'object',
        properties: {
          place: { type: 'string' },
          units: { enum: ['metric', 'imperial', 'other'] },
          daily: { type: 'boolean' },
        },
        required: ['place'],
      },
    });
    const [opened] = openCallForm({ connectionId: 'conn_abc123', tool });
    const state = sessionAfter(
      [opened as SessionEvent, { type: 'work-opened', work: 'form' }],
      inTools,
    );
    const units = click('units', state).state;
    expect(units.callForm?.form.focused).toBe(1);
    const picked = click('imperial', click('units', units).state).state;
    expect(picked.callForm?.form.fields[1]).toMatchObject({ chosen: 1, isOpen: false });
    const daily = click('daily', click('daily', picked).state).state;
    expect(daily.callForm?.form.fields[2]).toMatchObject({ kind: 'boolean', value: true });
  });

  test('over the palette the rows of the palette count', () => {
    const { state } = pressKeys(['ctrl-p', 'show'], inServices);
    const moved = turn(1, { over: 'What do you want', state }).state.lists;
    expect([moved.palette.cursor, moved.services.cursor]).toEqual([3, 0]);
    const chosen = click('Show history', state).state;
    expect(chosen.view.overlay?.kind).toBe('palette');
    const { view } = click('Show history', chosen).state;
    expect([view.overlay, view.place]).toEqual([null, 'history']);
  });

  test('the help moves and is never left by accident', () => {
    const { state } = pressKeys(['?'], inServices);
    const moved = turn(1, { over: 'Keys', state }).state;
    expect(moved.lists.help.cursor).toBe(3);
    const { view } = after({ type: 'pressed', column: 0, row: size.rows - 2 }, moved).state;
    expect([view.mode, view.overlay?.kind]).toEqual(['panes', 'help']);
  });

  test('yes and no are what they say', () => {
    const ask = (isReady: boolean) =>
      sessionAfter(
        [
          {
            type: 'overlay-opened',
            overlay: {
              kind: 'confirm',
              question: 'Do it?',
              detail: 'It is\nhard to undo',
              yes: [{ intent: 'interrupt' }],
              isReady,
            },
          },
        ],
        inServices,
      );
    expect(click('y or enter', ask(true)).intents).toEqual([{ intent: 'interrupt' }]);
    const no = click('n or esc', ask(true));
    expect([no.intents, no.state.view.overlay]).toEqual([[], null]);
    expect(click('hard to undo', ask(true)).state.view.overlay).not.toBeNull();
    // What has just come was not meant.
    expect(
      mouseToActions({ type: 'pressed', ...find('y or enter', ask(false)) }, ask(false)),
    ).toEqual([]);
  });

  test('a field of a question is hit where it is', () => {
    const question = fakeQuestion();
    const state = sessionAfter(
      [
        { type: 'question-asked', question },
        {
          type: 'overlay-opened',
          overlay: { kind: 'question', executionId: 'exec_1', key: 'size', isReady: true },
        },
      ],
      inServices,
    );
    expect(click('Name on the cup', state).state.inbox.answering?.form.focused).toBe(1);
  });

  test('borders, the header and what is below the last row are nothing', () => {
    for (const event of [
      { type: 'pressed', column: 3, row: 0 },
      { type: 'pressed', column: 3, row: size.rows - 3 },
      { type: 'wheeled', by: 1, column: 3, row: size.rows - 2 },
      { type: 'pressed', column: size.columns, row: 5 },
      { type: 'pressed', column: 3, row: size.rows },
    ] as const) {
      expect(mouseToActions(event, inServices)).toEqual([]);
    }
    const few = sessionAfter(servicesFound(services.slice(0, 2)), inServices);
    const { row } = find('service-1.', few);
    expect(mouseToActions({ type: 'pressed', column: 3, row: row + 2 }, few)).toEqual([]);
  });
});

test('a click on another pane gives it the keys first, and opens nothing', () => {
  const state = begin(sizes[0], [
    { type: 'place-opened', place: 'connections' },
    { type: 'work-opened', work: 'tools' },
    { type: 'column-entered', column: 'output' },
    { type: 'panes-entered' },
  ]);
  const hit = click('tool-0.', state).state;
  expect([hit.view.column, hit.callForm]).toEqual(['work', null]);
});

test('what is offered in the prompt is not clicked through', () => {
  const { state } = pressKeys(['con'], begin(sizes[0]));
  expect(state.input.completion).not.toBeNull();
  const at = find('connections', state);
  expect(mouseToActions({ type: 'pressed', ...at }, state)).toEqual([]);
});

test('the wheel moves the transcript, also while something is typed', () => {
  const lines = Array.from({ length: 200 }, (_, index) => ({
    kind: 'output' as const,
    text: `line ${index}.`,
    entry: 1,
  }));
  const state = begin(sizes[1], [{ type: 'printed', lines }]);
  const up = turn(-1, { over: 'line 199.', state }).state;
  expect([up.lists.transcript.offset, up.view.mode]).toEqual([3, 'prompt']);
  expect(turn(1, { over: 'line 190.', state: up }).state.lists.transcript.offset).toBe(0);
});

test('the wheel moves the detail, and reads it once', () => {
  const state = begin(sizes[0], [
    { type: 'place-opened', place: 'services' },
    { type: 'panes-entered' },
  ]);
  const wheel = { type: 'wheeled', by: 1, column: 60, row: 5 } as const;
  const { intents } = after(wheel, state);
  expect(intents).toEqual([{ intent: 'look-at', service: services[0] }]);
  const wanted = sessionAfter([{ type: 'detail-wanted', service: services[0]! }], state);
  expect(after(wheel, wanted).state.detail?.offset).toBe(3);
});

test('a screen that is too small has nothing to point at', () => {
  const state = sessionAfter([{ type: 'resized', columns: 30, rows: 8 }]);
  expect(mouseToActions({ type: 'pressed', column: 3, row: 6 }, state)).toEqual([]);
});
