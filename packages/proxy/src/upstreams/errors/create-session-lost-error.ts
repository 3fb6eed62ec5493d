import { NandaError } from '../../core/nanda-error.js';

export interface SessionLostOptions {
  /** `version`: there are no sessions, and the service does not speak the agreed version of MCP any more. */
  readonly cause: 'session-expired' | 'version';
}

/** The service refused a request because of what was agreed with it earlier: it took nothing in. */
export function createSessionLostError(host: string, { cause }: SessionLostOptions): NandaError {
  const what =
    cause === 'version'
      ? 'does not speak this version of MCP any more'
      : 'does not know this session any more';
  return new NandaError(
    'UPSTREAM_LOST',
    `"${host}" ${what}, so the request was not accepted. Connect again.`,
    { details: { cause }, retryable: true },
  );
}
