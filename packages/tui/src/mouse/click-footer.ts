import { measureWidth } from '@nanda/terminal';
import { fitFooter } from '../frame/fit-footer.js';
import { footerOf } from '../frame/footer-of.js';
import { footerText } from '../frame/footer-text.js';
import { doBinding } from '../keymap/do-binding.js';
import { findBinding } from '../keymap/find-binding.js';
import type { SessionAction } from '../session/session-action.js';
import type { SessionState } from '../session/session-state.js';

const gap = 2;

/** Does the key of the footer that stands at a column. */
export function clickFooter(
  { column }: { column: number },
  state: SessionState,
): readonly SessionAction[] {
  const { entries } = fitFooter(footerOf(state), { columns: state.view.size.columns });
  let left = 0;
  for (const entry of entries) {
    const { width } = measureWidth(footerText(entry));
    if (column < left) return [];
    if (column < left + width) return press(entry.key, state);
    left += width + gap;
  }
  return [];
}

/** A whole sequence, where it is one: `g g`. */
function press(keys: string, state: SessionState): readonly SessionAction[] {
  const binding = findBinding(keys, state);
  if (binding === undefined || binding === 'pending') return [];
  const key = keys.split(' ').at(-1) ?? keys;
  const settled: readonly SessionAction[] =
    state.view.pendingKeys === '' ? [] : [{ type: 'keys-pending', keys: '' }];
  return [...settled, ...doBinding(binding, { key, state })];
}
