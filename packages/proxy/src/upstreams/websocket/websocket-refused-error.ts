/** A server answered the opening of a WebSocket with something else: it wants credentials, moved, or serves none there. */
export class WebSocketRefusedError extends Error {
  override readonly name = 'WebSocketRefusedError';
  /** Status and header fields of the answer; its body is not read. */
  readonly response: Response;

  constructor(response: Response) {
    super(`The server answered with HTTP status ${response.status} and opened no WebSocket.`);
    this.response = response;
  }

  get status(): number {
    return this.response.status;
  }
}
