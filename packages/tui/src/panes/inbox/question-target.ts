import type { QuestionName } from './inbox-event.js';

/** What names a question to `answer` and `decline`. */
export function questionTarget({ executionId, key }: QuestionName): string {
  return `${executionId}/${key}`;
}
