import type { SessionAction } from '../session/session-action.js';
import type { SessionState } from '../session/session-state.js';
import { clickFooter } from './click-footer.js';
import { clickOverlay } from './click-overlay.js';
import { clickPane } from './click-pane.js';
import { foldActions, type ActionStep } from './fold-actions.js';
import type { MouseEvent } from './mouse-event.js';
import type { MouseTarget } from './mouse-target.js';
import { targetAt } from './target-at.js';
import { turnOverlay } from './turn-overlay.js';
import { turnPane } from './turn-pane.js';

/** What is done with the mouse, as actions of the session; none where it means nothing. Pure. */
export function mouseToActions(event: MouseEvent, state: SessionState): readonly SessionAction[] {
  const { overlay, pendingKeys } = state.view;
  // What has just come in front by itself was not meant.
  const isComing = overlay !== null && 'isReady' in overlay && !overlay.isReady;
  if (isComing) return [];
  const target = targetAt(event, state);
  if (event.type === 'wheeled') return turn(target, { by: event.by, state });
  // The footer may show what follows the keys that were pressed.
  if (target.kind === 'footer') return clickFooter(target, state);
  const settle: ActionStep = () => (pendingKeys === '' ? [] : [{ type: 'keys-pending', keys: '' }]);
  return foldActions([settle, (now) => click(target, now)], state);
}

function turn(
  target: MouseTarget,
  { by, state }: { by: 1 | -1; state: SessionState },
): readonly SessionAction[] {
  if (target.kind === 'pane') return turnPane(target.name, { by, state });
  return target.kind === 'overlay' ? turnOverlay(by, state) : [];
}

function click(target: MouseTarget, state: SessionState): readonly SessionAction[] {
  switch (target.kind) {
    case 'pane':
      return clickPane(target, state);
    case 'overlay':
      return clickOverlay(target, state);
    case 'prompt':
      return state.view.mode === 'prompt' ? [] : [{ type: 'prompt-entered' }];
    default:
      return [];
  }
}
