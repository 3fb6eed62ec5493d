import { nameKind, summarizeRequest } from '@nanda/terminal';
import { filterRows } from '../../lists/filter-rows.js';
import type { SessionState } from '../../session/session-state.js';
import type { Question } from './question.js';

/** The questions that wait, the oldest first; filtered, the best match first. */
export function selectQuestions({ inbox, lists }: SessionState): readonly Question[] {
  return filterRows(inbox.questions, { filter: lists.inbox.filter, textOf });
}

function textOf(question: Question): string {
  const { serviceName, tool } = question;
  return `${serviceName} ${tool} ${nameKind(question)} ${summarizeRequest(question).slice(0, 500)}`;
}
