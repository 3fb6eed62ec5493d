import { measureWidth, sanitizeLine } from '@nanda/terminal';
import { fitText } from '../lists/fit-text.js';
import type { SessionStore } from './create-store.js';
import type { Failure } from './failure.js';
import { showToast } from './show-toast.js';

/** Columns of the sign before it, and of what stands between. */
const others = 5;
const leastMessage = 24;

/** Says for a moment what went wrong, cut so that the way out is in sight: the transcript may not be. */
export function showFailure(
  store: Pick<SessionStore, 'state' | 'dispatch'>,
  { message, hint }: Pick<Failure, 'message' | 'hint'>,
): void {
  const way = sanitizeLine(hint);
  const { columns } = store.state.view.size;
  const room = Math.max(leastMessage, columns - measureWidth(way).width - others);
  showToast(store, { text: `${fitText(message, room)} - ${way}`, tone: 'danger' });
}
