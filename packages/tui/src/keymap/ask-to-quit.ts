import type { SessionAction } from '../session/session-action.js';
import type { SessionState } from '../session/session-state.js';

/** Quits; where something runs that would be cancelled by it, only after a yes. */
export function askToQuit({ tasks }: SessionState): readonly SessionAction[] {
  if (tasks.length === 0) return [{ type: 'quit' }];
  const what = tasks.length === 1 ? (tasks[0]?.label ?? '') : `${tasks.length} commands`;
  const question = 'Quit?';
  const detail = `Still running, and cancelled then: ${what}`;
  return [
    {
      type: 'overlay-opened',
      overlay: { kind: 'confirm', question, detail, yes: [{ type: 'quit' }] },
    },
  ];
}
