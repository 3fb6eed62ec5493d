import { nameKind } from '@nanda/terminal';
import type { Question } from './question.js';

/** What is asked for, as a sentence has it: `a form`, `directories`. */
export function nameAsked(question: Pick<Question, 'kind' | 'request'>): string {
  return question.kind === 'roots' ? nameKind(question) : `a ${nameKind(question)}`;
}
