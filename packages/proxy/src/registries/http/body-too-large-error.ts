/** A body is larger than it may be; the rest of it was let go of. */
export class BodyTooLargeError extends Error {
  override readonly name = 'BodyTooLargeError';
  readonly maximumBytes: number;

  constructor(maximumBytes: number) {
    super(`The body has more than ${maximumBytes} bytes. Ask for less at once.`);
    this.maximumBytes = maximumBytes;
  }
}
