import type { ServiceAuthKind, ToolChange } from '@nanda/protocol';
import type { ServiceRecord } from '../catalog/service-record.js';
import { describeChallenge } from '../credentials/describe-challenge.js';
import { NandaError } from '../nanda-error.js';

/** The failures of connections, in one place so that they speak with one voice. */
export const connectionErrors = {
  notFound: (id: string): NandaError =>
    new NandaError(
      'CONNECTION_NOT_FOUND',
      `There is no connection "${id}". List the open ones (\`nanda connections\`, GET /v2/connections), or connect to the service again.`,
    ),
  tooMany: (limit: number): NandaError =>
    new NandaError(
      'CONNECTION_LIMIT_REACHED',
      `There are ${limit} open connections already, some perhaps of programs that ended without closing theirs. List them (\`nanda connections\`, GET /v2/connections) and close some (\`nanda disconnect <id>\`, DELETE /v2/connections/<id>), or raise MAX_CONNECTIONS.`,
      { details: { limit, scope: 'all' } },
    ),
  tooManyOfClient: (limit: number): NandaError =>
    new NandaError(
      'CONNECTION_LIMIT_REACHED',
      `You have ${limit} open connections already, as many as one anonymous client may have. List them (GET /v2/connections) and close one first.`,
      { details: { limit, scope: 'client' } },
    ),
  tooManyOfPlan: (plan: string, { limit }: { readonly limit: number }): NandaError =>
    new NandaError(
      'CONNECTION_LIMIT_REACHED',
      `You have ${limit} open connections already, as many as the plan "${plan}" allows. List them (\`nanda connections\`, GET /v2/connections) and close one first, or use another plan.`,
      { details: { limit, scope: 'plan', plan } },
    ),
  serviceGone: (serviceId: string): NandaError =>
    new NandaError(
      'SERVICE_NOT_FOUND',
      `The service "${serviceId}" of this connection is no longer in the catalog. Search for it again.`,
    ),
  keptNowhere: (): NandaError =>
    new NandaError(
      'VALIDATION_ERROR',
      'Credentials that are not kept (`keep: false`) cannot be remembered for later connections. Leave one of `keep` and `remember` out.',
      { details: { field: 'keep' } },
    ),
  credentialsGone: (record: ServiceRecord, type: ServiceAuthKind): NandaError =>
    new NandaError(
      'SERVICE_AUTH_REQUIRED',
      `The proxy does not have the credentials of this connection any more. Connect to "${record.name}" again with them.`,
      {
        details: {
          challenge: describeChallenge(record, { reason: 'missing', said: { kind: type } }),
        },
      },
    ),
  /** While its session was being opened. */
  accessDeleted: (type: ServiceAuthKind): NandaError =>
    new NandaError(
      'SERVICE_AUTH_REQUIRED',
      'What this connection is let in with was deleted while it was being opened. Connect again with what the service wants.',
      { details: { challenge: { kind: type, fields: [], reason: 'missing' } } },
    ),
  credentialsUnreadable: (record: ServiceRecord, cause: NandaError): NandaError =>
    new NandaError('SERVICE_AUTH_REQUIRED', `${cause.message} ("${record.name}")`, {
      details: {
        ...cause.details,
        challenge: describeChallenge(record, { reason: 'missing', said: {} }),
      },
      cause,
    }),
  addressIncomplete: (record: ServiceRecord, missing: readonly string[]): NandaError =>
    new NandaError(
      'SERVICE_AUTH_REQUIRED',
      `The address of the service "${record.name}" has to be filled in first: ${missing.join(', ')}. ` +
        'Connect with `custom` credentials whose `variables` name them, or add the address with your own values: nanda servers add <name> <url>.',
      {
        details: {
          challenge: describeChallenge(record, { reason: 'missing' }),
          serviceId: record.id,
        },
      },
    ),
  moved: (record: ServiceRecord, type: ServiceAuthKind): NandaError =>
    new NandaError(
      'SERVICE_AUTH_REQUIRED',
      `"${record.name}" has another address than when it was given credentials, and they are not sent there. Look at it, and connect again with them.`,
      {
        details: {
          challenge: describeChallenge(record, { reason: 'moved', said: { kind: type } }),
        },
      },
    ),
  lost: (reason: string): NandaError =>
    new NandaError('UPSTREAM_LOST', `The session with the service ended: ${reason}`, {
      retryable: true,
    }),
  notBackYet: (timeout: number): NandaError =>
    new NandaError(
      'CONNECTION_FAILED',
      `The connection was not back within ${timeout / 1000} s. Try again, or look at its health.`,
      { details: { cause: 'timeout' } },
    ),
  noAnswer: (timeout: number): NandaError =>
    new NandaError(
      'CONNECTION_FAILED',
      `The service did not answer a ping within ${timeout / 1000} s.`,
      { details: { cause: 'timeout' } },
    ),
  circuitOpen: (retryAfterMs: number): NandaError =>
    new NandaError(
      'CIRCUIT_OPEN',
      `The service failed too often just now and is left alone for a while. Try again in ${retryAfterMs} ms.`,
      { details: { retryAfterMs }, retryAfter: Math.ceil(retryAfterMs / 1000) },
    ),
  busy: ({
    running,
    waiting,
  }: {
    readonly running: number;
    readonly waiting: number;
  }): NandaError =>
    new NandaError(
      'OVERLOADED',
      `The service has ${running} calls under way and ${waiting} that wait for their turn. Try again when some have ended.`,
      { details: { running, waiting }, retryAfter: 1 },
    ),
  toolNotAccepted: (id: string, change: ToolChange): NandaError =>
    new NandaError(
      'FORBIDDEN',
      `The tool "${change.toolName}" ${describeChange(change)} since it was pinned, and is not called. ` +
        `Look at it, then accept it with POST /v2/connections/${id}/refresh {"acceptTools": true}.`,
      { details: { change } },
    ),
  tooManyLines: (limit: number): NandaError =>
    new NandaError(
      'OVERLOADED',
      `${limit} MCP clients use this connection, each over a session of its own, and all are busy. Try again when one has ended.`,
      { details: { limit }, retryAfter: 1 },
    ),
  tooManyFollowed: ({
    limit,
    characters,
  }: {
    readonly limit: number;
    readonly characters: number;
  }): NandaError =>
    new NandaError(
      'CONNECTION_LIMIT_REACHED',
      `You follow as many resources as you may: ${limit}, with URIs of ${characters} characters together. Unsubscribe from one that is no longer needed.`,
      { details: { limit, characters } },
    ),
  sessionEnded: (): NandaError => new NandaError('CANCELLED', 'The session has ended.'),
  closed: (id: string): NandaError =>
    new NandaError(
      'CONNECTION_NOT_FOUND',
      `The connection "${id}" was closed. Connect to the service again.`,
    ),
  closing: (): NandaError =>
    new NandaError('CONNECTION_NOT_READY', 'The proxy is closing. Try again.'),
};

function describeChange({ kind, members = [] }: ToolChange): string {
  return kind === 'added' ? 'was added' : `has changed (${members.join(', ')})`;
}
