import { ConnectionError } from '../errors/connection-error.js';
import { NotFoundError } from '../errors/not-found-error.js';

/** Where a stream was when it was given up. */
export interface BrokenOffStream {
  readonly executionId: string | undefined;
  readonly lastEventId: string | undefined;
  readonly cause: unknown;
}

/** The error of a stream that could not be taken up again: it says how to go on. */
export function createBrokenOffError(stream: BrokenOffStream): ConnectionError {
  const { executionId, cause } = stream;
  return new ConnectionError(messageFor(stream), { executionId, cause });
}

function messageFor({ executionId, lastEventId, cause }: BrokenOffStream): string {
  const reason = cause instanceof Error ? ` (${cause.message})` : '';
  if (executionId === undefined) {
    return `The stream broke off before its first event${reason}. The tool may run or not: look for it with \`nanda.executions.list()\` before you call it again.`;
  }
  if (NotFoundError.isInstance(cause)) {
    return `The stream broke off, and the proxy no longer keeps its execution${reason}. How the call ended cannot be learnt there: look at what the tool does before you call it again.`;
  }
  const place = lastEventId === undefined ? '' : `, { lastEventId: '${lastEventId}' }`;
  return `The stream broke off and could not be taken up again${reason}. The execution may still run: go on with \`nanda.executions.events('${executionId}'${place})\`.`;
}
