import { noKey } from '../keymap/no-key.js';
import { pressKey } from '../keymap/press-key.js';
import type { Keystroke } from '../keymap/split-keys.js';
import type { Intent } from '../session/intent.js';
import { reduceSession } from '../session/reduce-session.js';
import type { SessionState } from '../session/session-state.js';

const named: Readonly<Record<string, Partial<Keystroke['key']>>> = {
  enter: { return: true },
  esc: { escape: true },
  tab: { tab: true },
  up: { upArrow: true },
  down: { downArrow: true },
  pageup: { pageUp: true },
  pagedown: { pageDown: true },
  backspace: { backspace: true },
};

/** What comes of keys, pressed one after the other as on the screen: by their names, else typed letter by letter. */
export function pressKeys(
  keys: readonly string[],
  before: SessionState,
): { state: SessionState; intents: readonly Intent[] } {
  const intents: Intent[] = [];
  let state = before;
  for (const stroke of keys.flatMap(strokesOf)) {
    for (const action of pressKey(stroke, state)) {
      if ('intent' in action) intents.push(action);
      else state = reduceSession(state, action);
    }
  }
  return { state, intents };
}

function strokesOf(name: string): readonly Keystroke[] {
  const control = /^ctrl-(.)$/.exec(name)?.[1];
  if (control !== undefined) return [{ input: control, key: { ...noKey, ctrl: true } }];
  const key = named[name];
  if (key !== undefined) return [{ input: '', key: { ...noKey, ...key } }];
  return Array.from(name, (input) => ({ input, key: noKey }));
}
