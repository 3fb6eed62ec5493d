import { answerWithRpcError } from '../answer-with-rpc-error.js';
import type { FaultExchange } from './fault-exchange.js';
import type { FaultHandlers } from './fault-handler.js';

/** The session of a request is unknown from then on, as after a restart or a clean-up. */
export type SessionLoss = {
  kind: 'forget-session';
  /** 404 as the specification says (default), or 400 with a word about sessions as some services do. */
  status?: 404 | 400;
  /** Answers `initialize` in the same way ever after. Default false: a new session is welcome. */
  refusesInitialize?: boolean;
};

const answers = {
  404: { status: 404, code: -32_001, message: 'Session not found' },
  400: { status: 400, code: -32_000, message: 'Bad Request: No valid session ID provided' },
} as const;

export const forgetSession: FaultHandlers<SessionLoss> = {
  // With `times: 1` one session is lost; without, every session is at its first request that the plan affects.
  'forget-session': {
    affects: 'tools/call',
    refuses: true,
    create: ({ status = 404, refusesInitialize = false }, context) => {
      const forgotten = new Set<string>();
      const isRefused = ({ sessionId, rpcMethod }: FaultExchange): boolean =>
        (sessionId !== undefined && forgotten.has(sessionId)) ||
        (refusesInitialize && forgotten.size > 0 && rpcMethod === 'initialize');
      context.claim((exchange) => {
        if (!isRefused(exchange)) return false;
        answerWithRpcError(exchange.response, answers[status]);
        return true;
      });
      return ({ sessionId, response }) => {
        if (sessionId === undefined) return false;
        forgotten.add(sessionId);
        context.forgetSession(sessionId);
        answerWithRpcError(response, answers[status]);
        return true;
      };
    },
  },
};
