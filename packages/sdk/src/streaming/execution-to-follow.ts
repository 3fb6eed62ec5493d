import type { ExecuteOptions } from '../execute-options.js';
import type { ProveCallOptions } from '../evm/prove-call.js';
import type { Call } from '../http/call.js';
import type { Transport } from '../http/transport.js';

/** An execution that is to begin, with `call`, or one that runs, with `executionId`. */
export interface ExecutionToFollow {
  readonly transport: Transport;
  /** The token of the anonymous client whose execution it is. */
  readonly clientToken: string | undefined;
  readonly call?: Call | undefined;
  readonly executionId?: string | undefined;
  readonly options: Pick<
    ExecuteOptions,
    'headers' | 'idempotencyKey' | 'onInput' | 'resumeTimeout'
  >;
  /** Who signs, where the tool asks for a proof. */
  readonly signing?: Pick<ProveCallOptions, 'scope' | 'toolName'> | undefined;
  /** Is told when it is not certain that it was ended, where nobody waits for that. */
  readonly onEndFailure: (error: unknown) => void;
}
