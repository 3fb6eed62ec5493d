import type { Connection, Execution } from '@nanda/sdk';
import type { Question } from '../panes/inbox/question.js';

/** {@link toQuestions}' second argument. */
export interface ToQuestionsOptions {
  /** To know the names of the services by. */
  connections: readonly Connection[];
}

/** What a call that waits asks for. */
export function toQuestions(
  { id: executionId, toolName: tool, connectionId, inputRequests = [] }: Execution,
  { connections }: ToQuestionsOptions,
): Question[] {
  const connection = connections.find(({ id }) => id === connectionId);
  const serviceName = connection?.metadata.serviceName ?? connectionId;
  return inputRequests.map(({ key, kind, request, expiresAt }) => ({
    executionId,
    key,
    kind,
    request,
    expiresAt,
    serviceName,
    tool,
    isPutOff: false,
  }));
}
