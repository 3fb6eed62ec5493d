import { sanitizeForTerminal, sanitizeLine } from '@nanda/terminal';
import type { InputEvent } from './input-event.js';
import type { InputState } from './input-state.js';

type ErasedPart = Extract<InputEvent, { type: 'erased' }>['what'];

const maximumHistory = 500;
const maximumLength = 100_000;

/** The prompt after an event. Pure; gives the same object back when nothing changed. */
export function reduceInput(state: InputState, event: InputEvent): InputState {
  const before = state.text.slice(0, state.cursor);
  const after = state.text.slice(state.cursor);
  switch (event.type) {
    case 'inserted': {
      // A paste of several lines is one line; control characters in it are shown, not obeyed.
      const text = sanitizeForTerminal(event.text.replaceAll(/[\r\n\t]+/gu, ' '));
      if (state.text.length + text.length > maximumLength) return state;
      return withText(state, { before: before + text, after });
    }
    case 'moved': {
      const cursor = findCursor(state, event.to);
      return cursor === state.cursor ? state : { ...state, cursor };
    }
    case 'erased':
      return erase(state, { what: event.what, before, after });
    case 'recalled':
      return recall(state, event.direction);
    case 'emptied':
      return { ...withText(state, { before: '', after: '' }), historyIndex: state.history.length };
    case 'remembered': {
      const line = sanitizeLine(event.line);
      const isNew = line !== '' && state.history.at(-1) !== line;
      const history = isNew ? [...state.history, line].slice(-maximumHistory) : state.history;
      return { text: '', cursor: 0, history, historyIndex: history.length, draft: '' };
    }
  }
}

function withText(
  state: InputState,
  { before, after }: { before: string; after: string },
): InputState {
  const text = before + after;
  if (text === state.text && before.length === state.cursor) return state;
  return { ...state, text, cursor: before.length };
}

function erase(
  state: InputState,
  { what, before, after }: { what: ErasedPart; before: string; after: string },
): InputState {
  switch (what) {
    case 'left':
      return withText(state, { before: before.slice(0, stepLeft(before)), after });
    case 'right':
      return withText(state, { before, after: after.slice(stepRight(after)) });
    case 'word':
      return withText(state, { before: before.replace(/\S*\s*$/u, ''), after });
    case 'to-start':
      return withText(state, { before: '', after });
    case 'to-end':
      return withText(state, { before, after: '' });
  }
}

function findCursor(state: InputState, to: 'left' | 'right' | 'start' | 'end'): number {
  switch (to) {
    case 'left':
      return stepLeft(state.text.slice(0, state.cursor));
    case 'right':
      return state.cursor + stepRight(state.text.slice(state.cursor));
    case 'start':
      return 0;
    case 'end':
      return state.text.length;
  }
}

function stepLeft(text: string): number {
  return Array.from(new Intl.Segmenter().segment(text)).at(-1)?.index ?? 0;
}

function stepRight(text: string): number {
  const [first] = new Intl.Segmenter().segment(text);
  return first?.segment.length ?? 0;
}

function recall(state: InputState, direction: 'older' | 'newer'): InputState {
  const { history, historyIndex } = state;
  const index = historyIndex + (direction === 'older' ? -1 : 1);
  if (index < 0 || index > history.length) return state;
  const draft = historyIndex === history.length ? state.text : state.draft;
  const text = history[index] ?? draft;
  return { ...state, text, cursor: text.length, historyIndex: index, draft };
}
