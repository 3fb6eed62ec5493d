export interface ExchangeFailureOptions {
  /** The proxy has certainly not begun with it: it may be sent again. */
  readonly isUnsent: boolean;
  readonly cause?: unknown;
}

/** A message got no answer. */
export class ExchangeFailure extends Error {
  override readonly name = 'ExchangeFailure';
  readonly isUnsent: boolean;

  constructor(reason: string, { isUnsent, cause }: ExchangeFailureOptions) {
    super(reason, { cause });
    this.isUnsent = isUnsent;
  }
}
