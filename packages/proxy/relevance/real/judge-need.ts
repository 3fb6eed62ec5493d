import type { Judgement } from './judgement.js';

/**
 * How all queries for something to be done with something are judged: 3 where the name or the opening
 * of the description is about the subject and the text says that it does what is needed, 2 where both
 * are only mentioned, 1 where a service is about the subject and does not say so.
 */
export function judgeNeed(
  subject: RegExp,
  { need, not }: { readonly need: RegExp; readonly not?: RegExp },
): readonly Judgement[] {
  const except = not === undefined ? {} : { not };
  return [
    { grade: 3, name: subject, text: [need], ...except },
    { grade: 3, opening: subject, text: [need], ...except },
    { grade: 2, text: [subject, need], ...except },
    { grade: 1, name: subject, ...except },
  ];
}
