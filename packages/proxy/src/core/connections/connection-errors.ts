import type { ServiceRecord } from '../catalog/service-record.js';
import { NandaError } from '../nanda-error.js';

/** The failures of connections, in one place so that they speak with one voice. */
export const connectionErrors = {
  notFound: (id: string): NandaError =>
    new NandaError(
      'CONNECTION_NOT_FOUND',
      `There is no connection "${id}". List yours with GET /v2/connections, or connect to the service again.`,
    ),
  notReady: (state: string): NandaError =>
    new NandaError('CONNECTION_NOT_READY', `The connection is ${state}. Try again in a moment.`),
  tooMany: (limit: number): NandaError =>
    new NandaError(
      'CONNECTION_LIMIT_REACHED',
      `There are ${limit} open connections already. Close one, or raise MAX_CONNECTIONS.`,
      { details: { limit } },
    ),
  serviceGone: (serviceId: string): NandaError =>
    new NandaError(
      'SERVICE_NOT_FOUND',
      `The service "${serviceId}" of this connection is no longer in the catalog. Search for it again.`,
    ),
  credentialsGone: (record: ServiceRecord): NandaError =>
    new NandaError(
      'SERVICE_AUTH_REQUIRED',
      `The proxy was restarted and keeps no credentials. Connect to "${record.name}" again with them.`,
      { details: { challenge: { type: record.auth.kind } } },
    ),
  moved: (record: ServiceRecord): NandaError =>
    new NandaError(
      'SERVICE_AUTH_REQUIRED',
      `"${record.name}" has another address than when it was given credentials, and they are not sent there. Look at it, and connect again with them.`,
      { details: { challenge: { type: record.auth.kind } } },
    ),
  closing: (): NandaError =>
    new NandaError('CONNECTION_NOT_READY', 'The proxy is closing. Try again.'),
};
