import { NandaError } from './nanda-error.js';

/** One place in an answer that is not what the contract says. */
export interface ResponseIssue {
  /** Where, from the root of the answer. */
  readonly path: readonly PropertyKey[];
  /** What is wrong there. */
  readonly message: string;
}

/** An answer arrived that the contract does not allow: usually an older or newer proxy, or none at all. */
export class ResponseValidationError extends NandaError {
  static override readonly kind = 'ResponseValidationError';

  /** Every place that is not what the contract says. */
  readonly issues: readonly ResponseIssue[];

  constructor({
    subject,
    issues,
    requestId,
  }: {
    /** What was read, in the words of the message: "the answer to GET /v2/services". */
    subject: string;
    issues: readonly ResponseIssue[];
    requestId?: string | undefined;
  }) {
    const faults = issues.map(({ path, message }) => `${path.map(String).join('.')}: ${message}`);
    super(
      `${subject} does not fit the contract (${faults.slice(0, 3).join('; ')}). ` +
        'Check that baseURL is a NANDA proxy and that its version fits this SDK.',
      { requestId },
    );
    this.issues = issues;
  }
}
