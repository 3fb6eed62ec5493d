import type { Connection } from '@nanda/sdk';
import type { Abortable, InteractiveClient } from '../client/interactive-client.js';
import type { Question } from '../panes/inbox/question.js';
import { toQuestions } from './to-questions.js';

/** {@link readQuestions}' second argument. */
export interface ReadQuestionsOptions extends Abortable {
  /** To know the names of the services by; asked for once the calls are known. */
  connections: () => readonly Connection[];
}

/** What running tools ask for, of all calls of this user; the oldest first. */
export async function readQuestions(
  client: Pick<InteractiveClient, 'executions' | 'execution'>,
  { signal, connections }: ReadQuestionsOptions,
): Promise<Question[]> {
  const { executions } = await client.executions({ isWaiting: true }, { signal });
  // The list has no questions: each is read whole.
  const whole = await Promise.all(
    executions.toReversed().map(async ({ id }) => client.execution(id, { signal })),
  );
  const known = connections();
  return whole.flatMap((one) => toQuestions(one, { connections: known }));
}
