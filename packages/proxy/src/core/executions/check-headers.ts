import type { UpstreamSession } from '../connections/upstream-connector.js';
import { NandaError } from '../nanda-error.js';

/**
 * A token for one call has to travel with that call alone.
 *
 * @throws NandaError VALIDATION_ERROR where the connection cannot do that
 */
export function checkHeaders(
  headers: Readonly<Record<string, string>> | undefined,
  { transport }: Pick<UpstreamSession, 'transport'>,
): void {
  if (headers === undefined || transport === 'http') return;
  throw new NandaError(
    'VALIDATION_ERROR',
    `A token for one call is sent in a header field, which a connection over ${transport} does not have for single calls. ` +
      'Connect over Streamable HTTP, or connect with the token as the credentials of the service.',
    { details: { field: 'auth' } },
  );
}
