import { eraseText } from './erase-text.js';
import { initialInput } from './initial-input.js';
import type { InputEvent } from './input-event.js';
import type { InputState } from './input-state.js';
import { isKeptLine } from './is-kept-line.js';
import { reduceSearch } from './reduce-search.js';
import { stepGrapheme } from './step-grapheme.js';
import { stepWord } from './step-word.js';
import { takeCandidate } from './take-candidate.js';
import { toLine } from './to-line.js';

const maximumHistory = 1000;
const maximumLength = 100_000;
const maximumPast = 100;

/**
 * The prompt after an event. Pure; gives the same object back when nothing changed. What could be typed next is closed by
 * whatever changes the line: who knows the session opens it again.
 */
export function reduceInput(state: InputState, event: InputEvent): InputState {
  if (state.search !== null) {
    const search = reduceSearch(state.search, event, { history: state.history });
    if (search !== undefined) return { ...state, search };
  }
  switch (event.type) {
    case 'inserted': {
      const text = toLine(event.text);
      if (text === '' || state.text.length + text.length > maximumLength) return state;
      const { before, after } = split(state);
      const isTyping = text.length === 1 && text !== ' ';
      const change = { before: before + text, after };
      return changed(state, change, isTyping ? 'typed' : 'other');
    }
    case 'erased':
      return changed(state, eraseText(split(state), event.what));
    case 'completion-taken': {
      const taken = takeCandidate(state);
      return taken === undefined ? state : changed(state, taken);
    }
    case 'moved': {
      const cursor = findCursor(state, event.to);
      const taken = takeFound(state);
      if (taken !== state) return taken;
      return cursor === state.cursor ? closed(state) : closed({ ...state, cursor });
    }
    case 'recalled':
      return closed(recall(state, event.direction));
    case 'undone':
      return undo(state);
    case 'emptied': {
      const empty = changed(state, { before: '', after: '' });
      const historyIndex = state.history.length;
      if (empty === state && state.historyIndex === historyIndex) return state;
      return closed({ ...empty, historyIndex, search: null });
    }
    case 'remembered': {
      const history = isKeptLine(event.line) ? withLine(state.history, event.line) : state.history;
      return { ...initialInput, history, historyIndex: history.length };
    }
    case 'history-read': {
      const history = [...event.lines.map(toLine), ...state.history].slice(-maximumHistory);
      const back = state.history.length - state.historyIndex;
      return { ...state, history, historyIndex: Math.max(0, history.length - back) };
    }
    case 'completion-moved':
      return select(state, event.by);
    case 'completion-closed':
      return closed(state);
    case 'search-opened':
      return closed({ ...state, search: { text: '', found: null } });
    case 'search-taken':
      return takeFound(state);
    case 'search-left':
      return state.search === null ? state : { ...state, search: null };
    case 'completion-asked':
    case 'search-moved':
      return state;
  }
}

function split({ text, cursor }: InputState): { before: string; after: string } {
  return { before: text.slice(0, cursor), after: text.slice(cursor) };
}

function changed(
  state: InputState,
  { before, after }: { before: string; after: string },
  lastChange: InputState['lastChange'] = 'other',
): InputState {
  const text = before + after;
  if (text === state.text && before.length === state.cursor) return state;
  const isSameStroke = lastChange === 'typed' && state.lastChange === 'typed';
  const past = isSameStroke
    ? state.past
    : [...state.past, { text: state.text, cursor: state.cursor }].slice(-maximumPast);
  return { ...state, text, cursor: before.length, past, lastChange, completion: null };
}

function undo(state: InputState): InputState {
  const last = state.past.at(-1);
  if (last === undefined) return state;
  const past = state.past.slice(0, -1);
  return { ...state, ...last, past, lastChange: 'other', completion: null };
}

function findCursor(state: InputState, to: Extract<InputEvent, { type: 'moved' }>['to']): number {
  const { before, after } = split(state);
  switch (to) {
    case 'left':
      return state.cursor - stepGrapheme(before, 'left');
    case 'right':
      return state.cursor + stepGrapheme(after, 'right');
    case 'word-left':
      return state.cursor - stepWord(before, 'left');
    case 'word-right':
      return state.cursor + stepWord(after, 'right');
    case 'start':
      return 0;
    case 'end':
      return state.text.length;
  }
}

function recall(state: InputState, direction: 'older' | 'newer'): InputState {
  const { history, historyIndex } = state;
  const index = historyIndex + (direction === 'older' ? -1 : 1);
  if (index < 0 || index > history.length) return state;
  const draft = historyIndex === history.length ? state.text : state.draft;
  const text = history[index] ?? draft;
  return { ...changed(state, { before: text, after: '' }), historyIndex: index, draft };
}

function withLine(history: readonly string[], line: string): readonly string[] {
  const kept = toLine(line).trim();
  return history.at(-1) === kept ? history : [...history, kept].slice(-maximumHistory);
}

/** The found line in the prompt, to be edited; the prompt as it was where nothing was found. */
function takeFound(state: InputState): InputState {
  const { search, history } = state;
  if (search === null) return state;
  const line = search.found === null ? undefined : history[search.found];
  const left = { ...state, search: null };
  if (line === undefined) return left;
  return { ...changed(left, { before: line, after: '' }), historyIndex: history.length, draft: '' };
}

function select(state: InputState, by: 1 | -1): InputState {
  const { completion } = state;
  if (completion === null) return state;
  const { length } = completion.candidates;
  const selected = (completion.selected + by + length) % length;
  return selected === completion.selected
    ? state
    : { ...state, completion: { ...completion, selected } };
}

function closed(state: InputState): InputState {
  return state.completion === null ? state : { ...state, completion: null };
}
