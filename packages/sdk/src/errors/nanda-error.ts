import type { ErrorFacts } from './error-facts.js';
import { keep } from './keep.js';
import type { RequestAttempt } from './request-attempt.js';

const brand: unique symbol = Symbol.for('nanda.error');

/**
 * The base of every error that this package throws on purpose.
 *
 * Ask with `isInstance` rather than `instanceof`: it also knows errors of another copy of the package.
 */
export class NandaError extends Error {
  /** The name of the class, which survives minification and a second copy of the package. */
  static readonly kind: string = 'NandaError';

  /** The HTTP status of the answer, where there was one. */
  declare readonly status: number | undefined;
  /** A code of the contract, such as `SERVICE_NOT_FOUND`; of the runtime, such as `ECONNREFUSED`, where no answer came. */
  declare readonly code: string | undefined;
  /** Names the request in the proxy's log. */
  declare readonly requestId: string | undefined;
  /** Every sending of the request, in order; empty where nothing was sent, and for what a stream told later. */
  declare readonly attempts: readonly RequestAttempt[];
  /** Whether the same request may succeed later. */
  declare readonly isRetryable: boolean;

  constructor(message: string, facts: ErrorFacts = {}) {
    const { cause, ...known } = facts;
    super(message, 'cause' in facts ? { cause } : undefined);
    this.name = new.target.kind;
    const { attempts = [], isRetryable = false } = facts;
    keep(this, { ...known, attempts, isRetryable });
  }

  get [brand](): boolean {
    return true;
  }

  /** As a log writes it: the message too, which JSON leaves out of errors, and not the cause. */
  toJSON(): object {
    return Object.assign({ message: this.message }, this);
  }

  /** Whether `error` is of this class or of one that extends it. */
  static isInstance<Class extends abstract new (...parameters: never) => NandaError>(
    this: Class & { readonly kind: string },
    error: unknown,
  ): error is InstanceType<Class> {
    if (typeof error !== 'object' || error === null || !(brand in error)) return false;
    let ancestor: unknown = error.constructor;
    while (typeof ancestor === 'function') {
      if ('kind' in ancestor && ancestor.kind === this.kind) return true;
      ancestor = Object.getPrototypeOf(ancestor);
    }
    return false;
  }
}
