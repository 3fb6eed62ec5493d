import { extractWWWAuthenticateParams } from '@modelcontextprotocol/client';

import type { OAuthChallenge, OAuthService } from '../../core/authorizations/oauth-client.js';
import { NandaError } from '../../core/nanda-error.js';
import { withDeadline } from '../../core/with-deadline.js';
import type { Dialler } from '../../network/create-dialler.js';
import { toWebUrl } from './to-web-url.js';

const limit = 5000;
const question = JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/list', params: {} });

/** Asks a service without any credentials, to be told what it wants. One that says nothing of it wants nothing that it names. */
export async function probeChallenge(
  service: OAuthService,
  options: {
    readonly dialler: Pick<Dialler, 'fetch'>;
    readonly userAgent: string;
    readonly signal: AbortSignal;
  },
): Promise<OAuthChallenge> {
  const deadline = withDeadline(limit, {
    signal: options.signal,
    reason: () => new Error('It took too long.'),
  });
  try {
    const response = await options.dialler.fetch(toWebUrl(service.url), {
      method: 'POST',
      headers: {
        accept: 'application/json, text/event-stream',
        'content-type': 'application/json',
        'user-agent': options.userAgent,
      },
      body: question,
      signal: deadline.signal,
    });
    await response.body?.cancel();
    if (response.status !== 401 && response.status !== 403) return {};
    const { resourceMetadataUrl, scope } = extractWWWAuthenticateParams(response);
    return {
      ...(resourceMetadataUrl && { resourceMetadata: resourceMetadataUrl.href }),
      ...(scope !== undefined && { scope }),
    };
  } catch (error) {
    if (options.signal.aborted) throw options.signal.reason;
    if (error instanceof NandaError && error.code === 'BLOCKED_ADDRESS') throw error;
    // Where it describes itself may be known all the same.
    return {};
  } finally {
    deadline.release();
  }
}
