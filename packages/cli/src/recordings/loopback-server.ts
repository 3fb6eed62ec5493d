import type { IncomingMessage, ServerResponse } from 'node:http';

/** A request whose body has arrived. */
export interface ReceivedRequest {
  readonly message: IncomingMessage;
  readonly body: Buffer;
}

/** A server on this machine, for those who have its token. */
export interface LoopbackServer extends AsyncDisposable {
  readonly url: string;
  readonly token: string;
}

export type AnswerRequest = (
  request: ReceivedRequest,
  response: ServerResponse,
) => Promise<void> | void;
