import { errorCodes, type AnyOperationId, type ErrorCode } from '@nanda/protocol';
import { Refusal } from '../wire/refusal.js';

/** How an operation fails. */
export interface PlannedFailure {
  /** @default the first of the contract that has the status, else `INTERNAL_ERROR` */
  readonly code?: ErrorCode | undefined;
  /** HTTP status. @default that of the code */
  readonly status?: number | undefined;
  /** A text for people. @default one that names the code */
  readonly message?: string | undefined;
  /** What belongs to `code`. */
  readonly details?: Readonly<Record<string, unknown>> | undefined;
  /** Whether it says that the same request may succeed later. @default what the contract says of the code */
  readonly retryable?: boolean | undefined;
  /** Seconds, as `Retry-After`. @default 0 with the statuses 429 and 503, so that no test waits */
  readonly retryAfter?: number | undefined;
  /**
   * Fails as a network does, in place of an answer: `down`, and nothing arrives; `lost`, and it is done, but the
   * answer does not come back.
   */
  readonly network?: 'down' | 'lost' | undefined;
  /** @default 1 */
  readonly times?: number | undefined;
}

/** A failure that is due. */
export type DueFailure =
  | { readonly network: 'down' | 'lost' }
  | { readonly network: undefined; readonly refusal: Refusal };

/** What is to fail next, by operation, in the order in which it was planned. */
export class FailurePlans {
  readonly #plans = new Map<AnyOperationId, DueFailure[]>();

  plan(operation: AnyOperationId, { times = 1, ...failure }: PlannedFailure): void {
    const due = toDue(failure);
    const plans = this.#plans.get(operation) ?? [];
    this.#plans.set(operation, [...plans, ...Array.from({ length: times }, () => due)]);
  }

  /** The failure that is due, which is used up. */
  take(operation: AnyOperationId): DueFailure | undefined {
    return this.#plans.get(operation)?.shift();
  }

  clear(): void {
    this.#plans.clear();
  }
}

function toDue({ network, code, status, ...facts }: PlannedFailure): DueFailure {
  if (network !== undefined) return { network };
  return { network, refusal: new Refusal(code ?? codeOf(status), { ...facts, status }) };
}

function codeOf(status: number | undefined): ErrorCode {
  const found = Object.entries(errorCodes).find(([, facts]) => facts.status === status);
  return (found?.[0] as ErrorCode | undefined) ?? 'INTERNAL_ERROR';
}
