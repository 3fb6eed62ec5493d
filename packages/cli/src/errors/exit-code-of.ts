/** The exit codes of the command line, by the code of the error. */
const exitCodes: Readonly<Record<string, number>> = {
  USAGE_ERROR: 2,
  VALIDATION_ERROR: 2,
  INVALID_PARAMETERS: 2,
  UNSUPPORTED_MEDIA_TYPE: 2,
  UNAUTHENTICATED: 3,
  SERVICE_AUTH_REQUIRED: 3,
  SIGNER_FAILED: 3,
  PROXY_UNREACHABLE: 4,
  PROXY_START_FAILED: 4,
  CONNECTION_FAILED: 4,
  CONNECTION_NOT_READY: 4,
  REGISTRY_UNAVAILABLE: 4,
  UNEXPECTED_ANSWER: 4,
  UPSTREAM_LOST: 4,
  UPSTREAM_PROTOCOL_ERROR: 4,
  CIRCUIT_OPEN: 4,
  TOOL_ERROR: 5,
  UPSTREAM_ERROR: 5,
  NOT_FOUND: 6,
  SERVICE_NOT_FOUND: 6,
  CONNECTION_NOT_FOUND: 6,
  TOOL_NOT_FOUND: 6,
  EXECUTION_NOT_FOUND: 6,
  NOT_RECORDED: 6,
  TOOL_TIMEOUT: 7,
  INPUT_REQUIRED: 8,
  FORBIDDEN: 9,
  SECRETS_UNSAFE: 9,
  BLOCKED_ADDRESS: 9,
  CONNECTION_LIMIT_REACHED: 9,
  PAYLOAD_TOO_LARGE: 9,
  RESULT_TOO_LARGE: 9,
  RATE_LIMITED: 9,
  OVERLOADED: 9,
  CONFIRMATION_REQUIRED: 9,
  PAYMENT_REQUIRED: 10,
  CANCELLED: 130,
};

/** The exit code that stands for an error code; 1 for one that is not known. */
export function exitCodeOf(code: string): number {
  // Services that are protected with EVMAuth have more of them than are known.
  return exitCodes[code] ?? (code.startsWith('EVMAUTH_') ? 3 : 1);
}
