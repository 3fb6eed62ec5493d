/** Codes of failures in which no byte of a request was sent. */
const connectCodes: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/** What is known of an error that `fetch` threw. */
export interface NetworkFailure {
  /** The runtime's code, such as `ECONNREFUSED`, where it gives one. */
  readonly code: string | undefined;
  readonly isConnectFailure: boolean;
}

/** Looks for the runtime's error code along the causes of an error. */
export function describeNetworkFailure(error: unknown): NetworkFailure {
  let cause = error;
  for (let depth = 0; depth < 5 && typeof cause === 'object' && cause !== null; depth++) {
    if ('code' in cause && typeof cause.code === 'string') {
      // A host can also become unreachable in the middle of an exchange.
      const isUnderWay =
        'syscall' in cause && (cause.syscall === 'read' || cause.syscall === 'write');
      return { code: cause.code, isConnectFailure: connectCodes.has(cause.code) && !isUnderWay };
    }
    cause = 'cause' in cause ? cause.cause : undefined;
  }
  return { code: undefined, isConnectFailure: false };
}
