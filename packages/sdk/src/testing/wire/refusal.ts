import { errorCodes, type ErrorCode } from '@nanda/protocol';

/** What a refusal says beside its code. */
export interface RefusalFacts {
  readonly message?: string | undefined;
  readonly details?: Readonly<Record<string, unknown>> | undefined;
  /** @default what the contract says of the code */
  readonly retryable?: boolean | undefined;
  /** @default the status of the code */
  readonly status?: number | undefined;
  /** Seconds. @default 0 where the contract wants some: nobody waits in a test */
  readonly retryAfter?: number | undefined;
}

/** A failure in the words of the contract, thrown inside the test proxy and answered by it. */
export class Refusal extends Error {
  readonly code: ErrorCode;
  readonly details: Readonly<Record<string, unknown>> | undefined;
  readonly retryable: boolean | undefined;
  readonly status: number;
  readonly retryAfter: number | undefined;

  constructor(code: ErrorCode, facts: RefusalFacts = {}) {
    super(facts.message ?? `The test proxy answers with ${code}.`);
    this.code = code;
    this.details = facts.details;
    this.retryable = facts.retryable;
    this.status = facts.status ?? errorCodes[code].status;
    const isDelay = this.status === 429 || this.status === 503;
    this.retryAfter = facts.retryAfter ?? (isDelay ? 0 : undefined);
  }
}
