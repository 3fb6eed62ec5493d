/** What is wrong with a command, and the way out. */
export interface CommandErrorOptions {
  /** What to type instead; printed after `try: `. */
  hint: string;
  /** Exit code of line mode when this is its first failure. Default 2, "the input is wrong". */
  exitCode?: number;
  cause?: unknown;
}

/** A command that cannot be carried out as it was typed. */
export class CommandError extends Error {
  override readonly name = 'CommandError';
  readonly hint: string;
  readonly exitCode: number;

  constructor(message: string, { hint, exitCode = 2, cause }: CommandErrorOptions) {
    super(message, { cause });
    this.hint = hint;
    this.exitCode = exitCode;
  }
}
