/** What a line is to a call that waits: it may settle it, leaves it as it is (`inbox`, a comment, nothing), or goes on without it. */
export type LineKind = 'answer' | 'aside' | 'other';

const answer = /^\s*(?:answer|decline|cancel)(?![a-z])/iu;
const aside = /^\s*(?:$|#|inbox(?![a-z]))/iu;

/** What a line is, by its first word. */
export function readLineKind(line: string): LineKind {
  if (answer.test(line)) return 'answer';
  return aside.test(line) ? 'aside' : 'other';
}
