import { nameKind, oneLine, sanitizeLine, summarizeRequest } from '@nanda/terminal';
import { describeAsker } from '../panes/inbox/describe-asker.js';
import type { Question } from '../panes/inbox/question.js';

/** A question in one line: who asks, for what, in whose words. Safe to show. */
export function summarizeQuestion(question: Question): string {
  const who = describeAsker(question);
  const what = nameKind(question);
  const words = oneLine(sanitizeLine(summarizeRequest(question)), 120);
  return words === '' ? `${who} (${what})` : `${who}: ${words} (${what})`;
}
