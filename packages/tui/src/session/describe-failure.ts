import { CommandError } from './command-error.js';
import type { Failure } from './failure.js';

interface Remedy {
  hint: string;
  exitCode: number;
}

// Exit codes as the command line has them: 2 input, 3 credentials, 4 unreachable, 5 the tool failed,
// 6 not found, 7 too late, 9 refused, 1 the rest.
const remedies = new Map<string, Remedy>([
  ['VALIDATION_ERROR', { hint: 'help', exitCode: 2 }],
  ['INVALID_PARAMETERS', { hint: 'tools, to see what the tool takes', exitCode: 2 }],
  ['UNAUTHENTICATED', { hint: 'quit, then give an access token', exitCode: 3 }],
  ['SERVICE_AUTH_REQUIRED', { hint: 'a service that needs no credentials', exitCode: 3 }],
  ['FORBIDDEN', { hint: 'connections', exitCode: 9 }],
  ['BLOCKED_ADDRESS', { hint: 'another service', exitCode: 9 }],
  ['NOT_FOUND', { hint: 'search: <words>', exitCode: 6 }],
  ['SERVICE_NOT_FOUND', { hint: 'search: <words>', exitCode: 6 }],
  ['CONNECTION_NOT_FOUND', { hint: 'disconnect, then connect again', exitCode: 6 }],
  ['TOOL_NOT_FOUND', { hint: 'tools', exitCode: 6 }],
  ['CONNECTION_LIMIT_REACHED', { hint: 'disconnect', exitCode: 9 }],
  ['RATE_LIMITED', { hint: 'the same again in a moment', exitCode: 9 }],
  ['OVERLOADED', { hint: 'the same again in a moment', exitCode: 9 }],
  ['CONNECTION_NOT_READY', { hint: 'the same again in a moment', exitCode: 4 }],
  ['CONNECTION_FAILED', { hint: 'the same again in a moment, or another service', exitCode: 4 }],
  ['UPSTREAM_LOST', { hint: 'disconnect, then connect again', exitCode: 4 }],
  ['UPSTREAM_ERROR', { hint: 'tools, to see what the tool takes', exitCode: 5 }],
  ['CIRCUIT_OPEN', { hint: 'the same again in a moment', exitCode: 4 }],
  ['REGISTRY_UNAVAILABLE', { hint: 'the same again in a moment', exitCode: 4 }],
  ['TOOL_TIMEOUT', { hint: 'the same again with less to do', exitCode: 7 }],
]);

// Failures that never reached the proxy have no code of the contract; the SDK's class names them.
const remediesByName = new Map<string, Remedy>([
  ['ConnectionError', { hint: 'the same again, when the proxy runs', exitCode: 4 }],
  ['TimeoutError', { hint: 'the same again in a moment', exitCode: 7 }],
  ['StreamIdleTimeoutError', { hint: 'the same again in a moment', exitCode: 7 }],
]);

const fallback: Remedy = { hint: 'help', exitCode: 1 };

/** What to show of an error: what went wrong, and the way out. The message is not sanitised yet. */
export function describeFailure(error: unknown): Failure {
  if (error instanceof CommandError) {
    return { message: error.message, hint: error.hint, exitCode: error.exitCode };
  }
  if (!(error instanceof Error)) return { message: String(error), ...fallback };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  const remedy = remedies.get(code) ?? remediesByName.get(error.name) ?? fallback;
  return { message: error.message || error.name, ...remedy };
}
