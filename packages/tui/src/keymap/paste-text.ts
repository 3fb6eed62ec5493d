import { reduceInput } from '../prompt/reduce-input.js';
import type { InputEvent } from '../prompt/input-event.js';
import { toLine } from '../prompt/to-line.js';
import type { SessionAction } from '../session/session-action.js';
import type { SessionState } from '../session/session-state.js';
import { tell } from '../view/tell.js';
import { typeKey } from './type-key.js';
import { contextsOf } from './contexts-of.js';
import { noKey } from './no-key.js';

/**
 * What a paste does: it is text where text is typed, and nothing anywhere else, whatever keys it looks like. One that the
 * line has no room for is said, and no piece of it taken: half a command is another command.
 */
export function pasteText(text: string, state: SessionState): readonly SessionAction[] {
  const contexts = contextsOf(state);
  if (contexts.includes('prompt')) {
    const event: InputEvent = { type: 'inserted', text };
    const isTaken = toLine(text) === '' || reduceInput(state.input, event) !== state.input;
    return isTaken
      ? [{ type: 'edited', event }]
      : [tell('Too long for the line: nothing was pasted', { state, tone: 'warning' })];
  }
  if (contexts.includes('panes')) return [];
  return typeKey({ input: text, key: noKey }, state);
}
