export interface HttpStatusErrorOptions {
  readonly status: number;
  /** The beginning of the body, without credentials. Untrusted. */
  readonly text: string;
  /** Seconds. */
  readonly retryAfter?: number | undefined;
}

/** A service answered a request with an error status. */
export class HttpStatusError extends Error {
  override readonly name = 'HttpStatusError';
  readonly status: number;
  readonly text: string;
  readonly retryAfter: number | undefined;

  constructor({ status, text, retryAfter }: HttpStatusErrorOptions) {
    super(`HTTP status ${status}`);
    this.status = status;
    this.text = text;
    this.retryAfter = retryAfter;
  }
}
