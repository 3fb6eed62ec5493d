import type { Judgement } from './judgement.js';

/**
 * How all queries for one thing are judged: 3 where the name says that a service is about it and the
 * description does not speak of something else, 2 where only one of the name and the opening of the
 * description says so, 1 where it is mentioned further on.
 */
export function judgeTopic(
  topic: RegExp,
  { not }: { readonly not?: RegExp } = {},
): readonly Judgement[] {
  const except = not === undefined ? {} : { not };
  return [
    { grade: 3, name: topic, description: topic, ...except },
    { grade: 3, name: topic, description: /^\s*$/, ...except },
    { grade: 2, name: topic, ...except },
    { grade: 2, opening: topic, ...except },
    { grade: 1, description: topic, ...except },
  ];
}
