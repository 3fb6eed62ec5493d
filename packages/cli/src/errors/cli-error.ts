import { exitCodeOf } from './exit-code-of.js';

export interface CliErrorOptions {
  readonly details?: Readonly<Record<string, unknown>> | undefined;
  /** What to do next: a sentence, or a command that can be pasted. */
  readonly hint?: string | undefined;
  readonly retryable?: boolean | undefined;
  readonly cause?: unknown;
  /** What is printed as data instead of the error alone; has it in its member `error`. */
  readonly document?: Readonly<Record<string, unknown>> | undefined;
}

/** A failure that the user is meant to read. `message` says what went wrong, `hint` what to do. */
export class CliError extends Error {
  override readonly name = 'CliError';
  /** A code of the contract, or one of the command line's own. */
  readonly code: string;
  readonly details: Readonly<Record<string, unknown>> | undefined;
  readonly hint: string | undefined;
  readonly retryable: boolean;
  readonly document: Readonly<Record<string, unknown>> | undefined;

  constructor(code: string, message: string, options: CliErrorOptions = {}) {
    super(message, { cause: options.cause });
    this.code = code;
    this.details = options.details;
    this.hint = options.hint;
    this.retryable = options.retryable ?? false;
    this.document = options.document;
  }

  get exitCode(): number {
    return exitCodeOf(this.code);
  }
}
