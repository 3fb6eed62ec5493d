import type { Keystroke } from '../../keymap/split-keys.js';
import type { SessionAction } from '../../session/session-action.js';
import type { SessionState } from '../../session/session-state.js';

/** What is pasted while the user is to agree: the address at which the browser has ended. Keys do nothing. */
export function typeAuthorization(
  { input }: Keystroke,
  { view: { overlay } }: SessionState,
): readonly SessionAction[] {
  const redirectUrl = input.trim();
  if (overlay?.kind !== 'authorization' || !/^https?:\/\/./i.test(redirectUrl)) return [];
  const { id } = overlay.authorization;
  return [{ intent: 'complete-authorization', id, redirectUrl }];
}
