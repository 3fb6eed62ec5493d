/**
 * A request that cannot have been accepted: the connection failed before all of it was handed to the network. Its
 * `cause` says why.
 */
export class UnsentError extends Error {
  override readonly name = 'UnsentError';

  constructor(cause: unknown) {
    super('The request was not sent.', { cause });
  }
}
