import { mcpCodes } from '../../../core/bridge/eras/mcp-codes.js';
import type { McpAnswer, McpRequest } from '../../../core/mcp-message.js';
import type { McpLimits } from '../mcp-limits.js';
import type { RpcId, RpcResponse } from '../rpc/rpc-message.js';

export interface QuestionBookOptions {
  readonly limits: Pick<McpLimits, 'maxQuestions' | 'questionTimeout'>;
}

/** What a client was asked, and has not answered yet. */
export interface QuestionBook {
  /**
   * Asks; a client that does not answer in time has refused.
   *
   * @param options `send`: brings a message to the client, and waits for nothing
   * @throws the reason of the signal
   */
  ask(
    request: McpRequest,
    options: { readonly send: (message: object) => void },
  ): Promise<McpAnswer>;
  /** An answer that nobody waits for is none. */
  take(response: RpcResponse): void;
  /** The session is over: who waits is told so. */
  end(): void;
}

/** Makes the book of a session. */
export function createQuestionBook({ limits }: QuestionBookOptions): QuestionBook {
  const open = new Map<RpcId, (answer: McpAnswer) => void>();
  let last = 0;
  let isOver = false;

  return {
    async ask({ method, params, signal }, { send }) {
      signal.throwIfAborted();
      if (isOver) return refusal('The client has gone.');
      if (open.size >= limits.maxQuestions) {
        return refusal(`The client has ${limits.maxQuestions} questions to answer already.`);
      }
      last += 1;
      const id = last;
      const { promise, resolve, reject } = Promise.withResolvers<McpAnswer>();
      const takeBack = (reason: string): void => {
        const cancelled = { requestId: id, reason };
        send({ jsonrpc: '2.0', method: 'notifications/cancelled', params: cancelled });
      };
      const timer = setTimeout(() => {
        takeBack('It was not answered in time.');
        resolve(refusal('The client did not answer in time.'));
      }, limits.questionTimeout);
      const abort = (): void => {
        takeBack('It is no longer asked.');
        reject(signal.reason as Error);
      };
      open.set(id, resolve);
      signal.addEventListener('abort', abort, { once: true });
      try {
        send({
          jsonrpc: '2.0',
          id,
          method,
          ...(Object.keys(params).length > 0 && { params }),
        });
        return await promise;
      } finally {
        open.delete(id);
        clearTimeout(timer);
        signal.removeEventListener('abort', abort);
      }
    },
    take: ({ id, answer }) => open.get(id)?.(answer),
    end() {
      isOver = true;
      for (const resolve of open.values()) resolve(refusal('The client has gone.'));
    },
  };
}

function refusal(message: string): McpAnswer {
  return { error: { code: mcpCodes.internalError, message } };
}
