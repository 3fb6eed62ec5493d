import { challengeOf } from '../commands/challenge-of.js';
import { credentialWay } from '../commands/credential-way.js';
import { CommandError } from './command-error.js';
import type { Failure } from './failure.js';

interface Remedy {
  hint: string;
  exitCode: number;
}

const later = 'the same again in a moment';

// Exit codes as the command line has them: 2 input, 3 credentials, 4 unreachable, 5 the tool failed,
// 6 not found, 7 too late, 9 refused, 1 the rest.
const remedies = new Map<string, Remedy>([
  ['VALIDATION_ERROR', { hint: 'help', exitCode: 2 }],
  ['INVALID_PARAMETERS', { hint: 'tools, to see what the tool takes', exitCode: 2 }],
  ['UNSUPPORTED_MEDIA_TYPE', { hint: 'help', exitCode: 2 }],
  [
    'UNAUTHENTICATED',
    { hint: 'quit, then set NANDA_TOKEN to the token of the proxy', exitCode: 3 },
  ],
  ['SERVICE_AUTH_REQUIRED', { hint: 'connect: <service>', exitCode: 3 }],
  ['PAYMENT_REQUIRED', { hint: 'the same again, once the wallet holds the token', exitCode: 10 }],
  [
    'CONFIRMATION_REQUIRED',
    { hint: 'say yes when you are asked, or nanda wallet allow outside of the app', exitCode: 9 },
  ],
  ['FORBIDDEN', { hint: 'connections', exitCode: 9 }],
  ['BLOCKED_ADDRESS', { hint: 'another service', exitCode: 9 }],
  ['NOT_FOUND', { hint: 'search: <words>', exitCode: 6 }],
  ['SERVICE_NOT_FOUND', { hint: 'search: <words>', exitCode: 6 }],
  ['CONNECTION_NOT_FOUND', { hint: 'disconnect, then connect again', exitCode: 6 }],
  ['TOOL_NOT_FOUND', { hint: 'tools', exitCode: 6 }],
  ['EXECUTION_NOT_FOUND', { hint: 'history', exitCode: 6 }],
  ['CONNECTION_LIMIT_REACHED', { hint: 'disconnect', exitCode: 9 }],
  ['PAYLOAD_TOO_LARGE', { hint: 'the same with less in it', exitCode: 9 }],
  ['RESULT_TOO_LARGE', { hint: 'the same again with less to do', exitCode: 9 }],
  ['RATE_LIMITED', { hint: later, exitCode: 9 }],
  ['OVERLOADED', { hint: later, exitCode: 9 }],
  ['CONNECTION_NOT_READY', { hint: `${later}, or refresh`, exitCode: 4 }],
  ['CONNECTION_FAILED', { hint: `${later}, or another service`, exitCode: 4 }],
  ['UPSTREAM_LOST', { hint: 'refresh, then the same again', exitCode: 4 }],
  ['UPSTREAM_PROTOCOL_ERROR', { hint: 'another service', exitCode: 4 }],
  ['UPSTREAM_ERROR', { hint: 'tools, to see what the tool takes', exitCode: 5 }],
  ['CIRCUIT_OPEN', { hint: later, exitCode: 4 }],
  ['REGISTRY_UNAVAILABLE', { hint: later, exitCode: 4 }],
  ['TOOL_TIMEOUT', { hint: 'the same again with less to do', exitCode: 7 }],
  ['CANCELLED', { hint: 'rerun', exitCode: 130 }],
]);

// Failures that never reached the proxy have no code of the contract; the SDK's class names them.
const remediesByName = new Map<string, Remedy>([
  ['ConnectionError', { hint: 'the same again, when the proxy runs', exitCode: 4 }],
  ['TimeoutError', { hint: later, exitCode: 7 }],
  ['StreamIdleTimeoutError', { hint: later, exitCode: 7 }],
  ['BadRequestError', { hint: 'help', exitCode: 2 }],
  ['NotFoundError', { hint: 'search: <words>', exitCode: 6 }],
]);

/** Services that are protected with EVMAuth have a code for each check. */
const unproven: Remedy = { hint: 'quit, then nanda wallet', exitCode: 3 };

const fallback: Remedy = { hint: 'help', exitCode: 1 };

/** Characters of a message, and of the way out, which may name what a service wants: it may say as much as it likes. */
const longest = 4000;

/** What to show of an error: what went wrong, and the way out. Neither is sanitised yet; both are cut where they are long. */
export function describeFailure(error: unknown): Failure {
  const failure = explain(error);
  const { message, hint } = failure;
  return { ...failure, message: cut(message), hint: cut(hint) };
}

function cut(text: string): string {
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}

function explain(error: unknown): Failure {
  if (error instanceof CommandError) {
    return { message: error.message, hint: error.hint, exitCode: error.exitCode };
  }
  if (!(error instanceof Error)) return { message: String(error), ...fallback };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  const remedy =
    remedies.get(code) ??
    (code.startsWith('EVMAUTH_') ? unproven : remediesByName.get(error.name)) ??
    fallback;
  const message = error.message || error.name;
  if (code !== 'SERVICE_AUTH_REQUIRED') return { message, ...remedy };
  // Who is connected already is not asked by connecting again: what is wanted goes along.
  const way = credentialWay(challengeOf(error), { service: '<service>', isAsked: false });
  return { message, ...remedy, hint: way };
}
