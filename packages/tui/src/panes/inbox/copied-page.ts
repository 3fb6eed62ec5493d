import type { SessionState } from '../../session/session-state.js';
import { pageOf } from './page-of.js';
import { selectQuestion } from './select-question.js';

/** The address of the page that is asked for. @throws Error where there is none */
export function copiedPage(state: SessionState): string {
  const question = selectQuestion(state);
  const page = question === undefined ? undefined : pageOf(question);
  if (page === undefined) throw new Error('nothing to copy: no page is asked for');
  return page.href;
}
