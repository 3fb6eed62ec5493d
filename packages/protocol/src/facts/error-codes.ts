/** What is fixed about an error code: its HTTP status and whether the same request may succeed later. */
export interface ErrorCodeFacts {
  readonly status: number;
  readonly retryable: boolean;
}

/** Every error code of the contract. */
export const errorCodes = {
  VALIDATION_ERROR: { status: 400, retryable: false },
  INVALID_PARAMETERS: { status: 422, retryable: false },
  UNAUTHENTICATED: { status: 401, retryable: false },
  SERVICE_AUTH_REQUIRED: { status: 401, retryable: false },
  PAYMENT_REQUIRED: { status: 402, retryable: false },
  FORBIDDEN: { status: 403, retryable: false },
  BLOCKED_ADDRESS: { status: 403, retryable: false },
  NOT_FOUND: { status: 404, retryable: false },
  SERVICE_NOT_FOUND: { status: 404, retryable: false },
  CONNECTION_NOT_FOUND: { status: 404, retryable: false },
  TOOL_NOT_FOUND: { status: 404, retryable: false },
  EXECUTION_NOT_FOUND: { status: 404, retryable: false },
  METHOD_NOT_ALLOWED: { status: 405, retryable: false },
  CONNECTION_LIMIT_REACHED: { status: 409, retryable: false },
  CONNECTION_NOT_READY: { status: 409, retryable: true },
  PAYLOAD_TOO_LARGE: { status: 413, retryable: false },
  UNSUPPORTED_MEDIA_TYPE: { status: 415, retryable: false },
  RATE_LIMITED: { status: 429, retryable: true },
  CANCELLED: { status: 499, retryable: false },
  INTERNAL_ERROR: { status: 500, retryable: false },
  CONNECTION_FAILED: { status: 502, retryable: true },
  UPSTREAM_ERROR: { status: 502, retryable: false },
  UPSTREAM_LOST: { status: 502, retryable: false },
  UPSTREAM_PROTOCOL_ERROR: { status: 502, retryable: false },
  RESULT_TOO_LARGE: { status: 502, retryable: false },
  CIRCUIT_OPEN: { status: 503, retryable: true },
  OVERLOADED: { status: 503, retryable: true },
  REGISTRY_UNAVAILABLE: { status: 503, retryable: true },
  TOOL_TIMEOUT: { status: 504, retryable: false },
} as const satisfies Record<string, ErrorCodeFacts>;

/** Says what kind of failure it is; the HTTP status follows from it. */
export type ErrorCode = keyof typeof errorCodes;
