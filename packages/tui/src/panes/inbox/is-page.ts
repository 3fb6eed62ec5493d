import type { Question } from './question.js';

/** Whether a page is to be opened, and nothing is to be filled in. */
export function isPage({ kind, request }: Pick<Question, 'kind' | 'request'>): boolean {
  return kind === 'elicitation' && request['mode'] === 'url';
}
