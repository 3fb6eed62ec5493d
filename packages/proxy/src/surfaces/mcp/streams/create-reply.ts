import type { McpLimits } from '../mcp-limits.js';
import type { Accepts } from '../rpc/read-accept.js';
import type { McpReply } from '../mcp-reply.js';

/** Where messages go that come before the answer. */
export interface ReplyStream {
  send(message: object): void;
  end(): void;
  readonly response: Response;
}

export interface ReplyOptions {
  readonly accepts: Accepts;
  readonly limits: Pick<McpLimits, 'quiet'>;
  /** How many requests came in one body; undefined for one that was no batch. */
  readonly batch?: number | undefined;
  /** Called at most once. */
  readonly openStream: () => ReplyStream;
}

/** The answer to a POST: a document where nothing comes before it, else a stream. */
export interface Reply {
  readonly response: Promise<McpReply>;
  /**
   * Sends something that comes before the answer.
   *
   * @returns whether it was taken: a client may take documents alone
   */
  send(message: object): boolean;
  /**
   * One request is done.
   *
   * @param answer nothing where it was taken back
   * @param options `status`: of a document; what a stream has was sent with its head. @default 200
   */
  settle(answer: object | undefined, options?: { readonly status?: number }): void;
}

/** Makes the answer to a POST. */
export function createReply({ accepts, limits, batch, openStream }: ReplyOptions): Reply {
  const { promise: response, resolve } = Promise.withResolvers<McpReply>();
  const answers: object[] = [];
  let open = batch ?? 1;
  let stream: ReplyStream | undefined;
  // Whoever waits in between hangs up on a connection over which nothing comes.
  const silence = accepts.stream ? setTimeout(begin, limits.quiet) : undefined;
  if (!accepts.json) begin();

  function begin(): ReplyStream {
    clearTimeout(silence);
    if (stream === undefined) {
      stream = openStream();
      for (const answer of answers) stream.send(answer);
      resolve(stream.response);
    }
    return stream;
  }

  function finish(status: number): void {
    clearTimeout(silence);
    if (stream !== undefined) stream.end();
    else if (answers.length === 0) resolve({ status: 202 });
    else resolve({ status, body: batch === undefined ? answers[0] : answers });
  }

  return {
    response,
    send(message) {
      if (open === 0 || !accepts.stream) return false;
      begin().send(message);
      return true;
    },
    settle(answer, { status = 200 } = {}) {
      if (open === 0) return;
      open -= 1;
      if (answer !== undefined) {
        if (stream === undefined) answers.push(answer);
        else stream.send(answer);
      }
      if (open === 0) finish(status);
    },
  };
}
