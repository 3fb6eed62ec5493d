import type { Binding } from '../keymap/binding.js';
import { contextsOf } from '../keymap/contexts-of.js';
import { keyLabel } from '../keymap/key-label.js';
import { keymap } from '../keymap/keymap.js';
import { selectCancellable } from '../panes/runs/select-cancellable.js';
import type { SessionState } from '../session/session-state.js';

/** A key in the footer. */
export interface FooterEntry {
  key: string;
  label: string;
  /** Why it does nothing now; undefined where it does. */
  reason: string | undefined;
}

/** What the last line of the screen says. */
export interface FooterContent {
  /** Of the innermost place first. */
  entries: readonly FooterEntry[];
  /** Questions that wait for an answer. */
  questions: number;
  /** Calls of this session that run. */
  running: number;
}

/** The keys that count where somebody is, and what waits for them. */
export function footerOf(state: SessionState): FooterContent {
  const { pendingKeys } = state.view;
  const entries = pendingKeys === '' ? entriesOf(state) : continuationsOf(pendingKeys, state);
  const running = selectCancellable(state.runs);
  return { entries, questions: state.inbox.questions.length, running: running.length };
}

function entriesOf(state: SessionState): readonly FooterEntry[] {
  const taken = new Set<string>();
  const entries: FooterEntry[] = [];
  for (const own of bindingsByContext(state)) {
    for (const binding of own) {
      // Further in, the key means something else.
      const key = binding.keys.find((one) => !taken.has(one));
      if (binding.short !== undefined && key !== undefined) {
        entries.push({ key, label: binding.short, reason: binding.whyNot?.(state) });
      }
    }
    for (const { keys } of own) for (const key of keys) taken.add(key);
  }
  return entries;
}

/** What may follow the keys that have been pressed of a sequence. */
function continuationsOf(pending: string, state: SessionState): readonly FooterEntry[] {
  return bindingsByContext(state)
    .flat()
    .flatMap(({ keys, short, title, whyNot }) =>
      keys
        .filter((key) => key.startsWith(`${pending} `))
        .map((key) => ({ key: keyLabel([key]), label: short ?? title, reason: whyNot?.(state) })),
    );
}

function bindingsByContext(state: SessionState): readonly (readonly Binding[])[] {
  return contextsOf(state).map((context) => keymap.filter((one) => one.context === context));
}
