import type { SessionAction } from '../../session/session-action.js';
import type { SelectedAnswer } from './select-answer.js';

/** What has to happen before an answer can change. */
export function beginAnswer({ answering, isBegun }: SelectedAnswer): readonly SessionAction[] {
  const { executionId, key, form } = answering;
  return isBegun ? [] : [{ type: 'answer-begun', executionId, key, form }];
}
