/** What a port takes. Times in milliseconds, sizes in bytes. */
export interface PortLimits {
  /** Sockets at the same time; each open event stream and each WebSocket is one. */
  readonly maxSockets: number;
  /** A request's line and header fields together, and how many fields there may be. */
  readonly maxHeaderSize: number;
  readonly maxFields: number;
  /** In which the head of a request, and all of it, has come, or its sender is cut off. Answers take as long as they take. */
  readonly headersTimeout: number;
  readonly requestTimeout: number;
  /** Between two looks for slow senders. */
  readonly checkingInterval: number;
  /** In which a next request comes. */
  readonly keepAliveTimeout: number;
  /** In which a client takes something of its answer. */
  readonly stallTimeout: number;
}

export const portLimits: PortLimits = {
  maxSockets: 2048,
  maxHeaderSize: 16 * 1024,
  maxFields: 256,
  headersTimeout: 10_000,
  requestTimeout: 30_000,
  checkingInterval: 2000,
  keepAliveTimeout: 15_000,
  stallTimeout: 30_000,
};
