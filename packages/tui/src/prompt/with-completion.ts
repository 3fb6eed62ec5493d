import type { SessionEvent } from '../session/session-event.js';
import type { SessionState } from '../session/session-state.js';
import { completeLine } from './complete-line.js';
import type { Candidate, CompletionState } from './completion-state.js';
import { reduceInput } from './reduce-input.js';

/** {@link withCompletion}'s second argument. */
export interface WithCompletionOptions {
  /** The session before the event. */
  before: SessionState;
  event: SessionEvent;
}

/** What candidates are made of. */
const sources = ['services', 'connections', 'history', 'inbox'] as const;

/**
 * The session after an event, with what could be typed next: opened by typing and by Tab, and kept up to date while it is
 * open. The last step of the root reducer. Pure; gives the same object back when nothing changed.
 */
export function withCompletion(
  state: SessionState,
  { before, event }: WithCompletionOptions,
): SessionState {
  if (event.type === 'edited') {
    switch (event.event.type) {
      case 'inserted':
      case 'erased':
        return state.input.text === before.input.text ? state : put(state, offerAsTyped(state));
      case 'completion-asked':
        return answer(state);
      case 'completion-taken':
        return put(state, offerBehind(state, selectedOf(before)));
      default:
        return state;
    }
  }
  const { completion } = state.input;
  if (completion === null) return state;
  if (state.view.mode !== 'prompt') return put(state, null);
  if (sources.every((name) => state[name] === before[name])) return state;
  return put(state, keepSelected(completion, complete(state)));
}

function complete(state: SessionState): CompletionState | null {
  const { text, cursor, search } = state.input;
  return search === null ? completeLine(text, cursor, state) : null;
}

/** Nothing by itself where no letter of a word is typed, nor where the word is whole and nothing else fits. */
function offerAsTyped(state: SessionState): CompletionState | null {
  const completion = complete(state);
  if (completion === null) return null;
  const { text, cursor } = state.input;
  const word = text.slice(completion.from, cursor);
  const [only, second] = completion.candidates;
  const isWhole = second === undefined && isSame(only?.text ?? '', word);
  return word.trim() === '' || isWhole ? null : completion;
}

/** `search` is the whole of `search:`. */
function isSame(text: string, word: string): boolean {
  const [left, right] = [text, word].map((one) => one.replace(/:$/u, '').toLowerCase());
  return left === right;
}

/** Tab: what can be only one thing is typed at once. */
function answer(state: SessionState): SessionState {
  const asked = put(state, complete(state));
  if (asked.input.completion?.candidates.length !== 1) return asked;
  const input = reduceInput(asked.input, { type: 'completion-taken' });
  const taken = { ...asked, input };
  return put(taken, offerBehind(taken, selectedOf(asked)));
}

/** Behind what was taken only that is offered by itself which is missing, and all that a tool can be given. */
function offerBehind(state: SessionState, taken: Candidate | undefined): CompletionState | null {
  const { text, cursor } = state.input;
  if (taken?.hasNext !== true || !/\s$/u.test(text.slice(0, cursor))) return null;
  const completion = complete(state);
  return completion?.isWanted === true || taken.kind === 'tool' ? completion : null;
}

function selectedOf({ input }: SessionState): Candidate | undefined {
  return input.completion?.candidates[input.completion.selected];
}

/** The same candidate stays selected where it is still there. */
function keepSelected(
  before: CompletionState,
  after: CompletionState | null,
): CompletionState | null {
  if (after === null) return null;
  const text = before.candidates[before.selected]?.text;
  const index = after.candidates.findIndex((candidate) => candidate.text === text);
  return { ...after, selected: Math.max(0, index) };
}

function put(state: SessionState, completion: CompletionState | null): SessionState {
  if (state.input.completion === completion) return state;
  return { ...state, input: { ...state.input, completion } };
}
