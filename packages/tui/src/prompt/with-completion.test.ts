import { describe, expect, test } from 'vitest';
import { pressKey } from '../keymap/press-key.js';
import { noKey } from '../keymap/no-key.js';
import { initialSession } from '../session/initial-session.js';
import { reduceSession } from '../session/reduce-session.js';
import type { SessionEvent } from '../session/session-event.js';
import type { SessionState } from '../session/session-state.js';
import { fakeConnection } from '../testing/fake-connection.js';
import { fakeTool } from '../testing/fake-tool.js';

const connection = fakeConnection({
  metadata: { tools: [fakeTool(), fakeTool({ name: 'getTime' })] },
});

const connected = reduceSession(initialSession, {
  type: 'connections-listed',
  connections: [connection],
});

type Key = Partial<typeof noKey>;

const tab: Key = { tab: true };
const escape: Key = { escape: true };
const down: Key = { downArrow: true };
const up: Key = { upArrow: true };

/** Presses keys one after the other: a text letter by letter. Gives the intents as well. */
function press(state: SessionState, ...keys: (string | Key)[]) {
  const intents: string[] = [];
  let now = state;
  for (const key of keys) {
    const strokes =
      typeof key === 'string'
        ? Array.from(key, (input) => ({ input, key: noKey }))
        : [{ input: '', key: { ...noKey, ...key } }];
    for (const stroke of strokes) {
      for (const action of pressKey(stroke, now)) {
        if ('intent' in action) intents.push(action.intent);
        else now = reduceSession(now, action);
      }
    }
  }
  return { state: now, intents };
}

/** The line, the cursor as `|`, and what is offered, the selected one in brackets. */
function seen({ input }: SessionState): string {
  const line = `${input.text.slice(0, input.cursor)}|${input.text.slice(input.cursor)}`;
  const offered = (input.completion?.candidates ?? []).map(({ text }, index) =>
    index === input.completion?.selected ? `[${text}]` : text,
  );
  return [line, ...offered].join(' ');
}

describe('what could be typed next', () => {
  test.each<[string, (string | Key)[], string]>([
    ['opens with the first letter', ['d'], 'd| [disconnect] decline:'],
    ['not on an empty line', ['d', { backspace: true }], '|'],
    ['not behind white space', ['call '], 'call |'],
    ['Tab asks for it there', ['call ', tab], 'call | [getCurrentWeather] getTime'],
    ['not for a whole word alone', ['popular'], 'popular|'],
    ['nor without its colon', ['search'], 'search|'],
    ['Tab takes the first', ['call getC', tab], 'call getCurrentWeather | [--location] --units'],
    ['Down selects the next', ['call get', down], 'call get| getCurrentWeather [getTime]'],
    ['and goes round', ['call get', down, down], 'call get| [getCurrentWeather] getTime'],
    ['Up goes round too', ['call get', up], 'call get| getCurrentWeather [getTime]'],
    [
      'typing selects the first again',
      ['call g', down, 'e'],
      'call ge| [getCurrentWeather] getTime',
    ],
    ['what is wanted is offered behind a verb', ['cal', tab], 'call | [getCurrentWeather] getTime'],
    ['what is not is not', ['sear', tab], 'search: |'],
    [
      'Tab at once where it is one thing',
      ['call getT', escape, tab],
      'call getTime | [--location] --units',
    ],
    ['Esc closes it', ['call g', escape], 'call g|'],
    [
      'it opens again with the next letter',
      ['call g', escape, 'e'],
      'call ge| [getCurrentWeather] getTime',
    ],
    ['closed, Up is the history', ['call g', escape, up], 'call g|'],
    ['moving closes it', ['call g', { leftArrow: true }], 'call |g'],
  ])('%s', (_name, keys, expected) => {
    expect(seen(press(connected, ...keys).state)).toBe(expected);
  });

  test('the first Esc closes it, the second one goes to the panes', () => {
    const once = press(connected, 'call g', escape).state;
    expect(once.view.mode).toBe('prompt');
    expect(press(once, escape).state.view.mode).toBe('panes');
  });

  test('Enter carries out the line as it is typed', () => {
    const { state, intents } = press(connected, 'call g', down, { return: true });
    expect(intents).toEqual(['submit']);
    expect(state.input.text).toBe('call g');
  });

  test('words that come at once are no keys, whatever they read like', () => {
    for (const input of ['up', 'tab', 'esc', 'home']) {
      const [action] = pressKey({ input, key: noKey }, connected);
      expect(action).toEqual({ type: 'edited', event: { type: 'inserted', text: input } });
    }
  });

  test('Tab says why it does nothing', () => {
    const { state } = press(connected, 'search: coffee', tab);
    expect(state.view.toast?.text).toBe('Nothing is known that could be typed here');
  });

  test('new tools are offered while it is open, and what was selected stays so', () => {
    const { state } = press(connected, 'call get', down);
    const tools = [fakeTool({ name: 'getAll' }), fakeTool({ name: 'getTime' })];
    const event: SessionEvent = { type: 'tools-listed', connectionId: connection.id, tools };
    expect(seen(reduceSession(state, event))).toBe('call get| getAll [getTime]');
    const none: SessionEvent = { ...event, tools: [] };
    expect(seen(reduceSession(state, none))).toBe('call get|');
  });

  test('what does not change it gives the same state back', () => {
    const { state } = press(connected, 'call g');
    const listed: SessionEvent = { type: 'panes-entered' };
    expect(reduceSession(state, { type: 'prompt-entered' })).toBe(state);
    expect(reduceSession(state, listed).input.completion).toBeNull();
    const idle = reduceSession(connected, { type: 'edited', event: { type: 'completion-closed' } });
    expect(idle).toBe(connected);
  });
});

describe('the search of the history', () => {
  const lines = ['search: coffee', 'connect: 1', 'call getTime', 'search: tea'];
  const past = reduceSession(connected, {
    type: 'edited',
    event: { type: 'history-read', lines },
  });
  const search: Key = { ctrl: true };
  const ctrl = (letter: string) => ({ input: letter, key: { ...noKey, ...search } });

  function find(state: SessionState, text: string): SessionState {
    let now = state;
    for (const action of pressKey(ctrl('r'), now)) {
      if (!('intent' in action)) now = reduceSession(now, action);
    }
    return press(now, text).state;
  }

  function found({ input }: SessionState): string | undefined {
    return input.search?.found === null ? undefined : input.history[input.search?.found ?? -1];
  }

  test('finds the newest line, and goes back', () => {
    const once = find(past, 'sea');
    expect(found(once)).toBe('search: tea');
    expect(found(find(once, ''))).toBe('search: coffee');
    expect(found(find(find(once, ''), ''))).toBe('search: coffee');
    expect(found(press(find(once, ''), down).state)).toBe('search: tea');
  });

  test('what is typed and erased narrows and widens it', () => {
    expect(found(find(past, 'search: c'))).toBe('search: coffee');
    expect(found(press(find(past, 'search: c'), { backspace: true }).state)).toBe('search: tea');
    expect(found(find(past, 'nothing'))).toBeUndefined();
  });

  test('Enter takes it and carries it out', () => {
    const { state, intents } = press(find(past, 'coff'), { return: true });
    expect(seen(state)).toBe('search: coffee|');
    expect(state.input.search).toBeNull();
    expect(intents).toEqual(['submit']);
  });

  test.each<[string, Key]>([
    ['Tab', tab],
    ['Right', { rightArrow: true }],
  ])('%s takes it to be edited', (_name, key) => {
    const { state, intents } = press(find(past, 'conn'), key);
    expect(seen(state)).toBe('connect: 1|');
    expect(intents).toEqual([]);
  });

  test('Esc leaves the prompt as it was, and in front', () => {
    const typed = press(past, 'draft').state;
    const { state } = press(find(typed, 'conn'), escape);
    expect(seen(state)).toBe('draft|');
    expect(state.view.mode).toBe('prompt');
  });

  test('Enter does nothing where nothing is found', () => {
    const { state, intents } = press(find(past, 'zzz'), { return: true });
    expect(intents).toEqual([]);
    expect(state.view.toast?.text).toBe('No line of the history has that in it');
  });

  test('Ctrl-D there does not quit', () => {
    const searching = find(past, 'x');
    const actions = pressKey(ctrl('d'), searching);
    expect(actions).not.toContainEqual({ type: 'quit' });
  });
});
