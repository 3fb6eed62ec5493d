import type { UpstreamSession } from '../../core/connections/upstream-connector.js';
import { findNandaError } from '../errors/find-nanda-error.js';
import { RpcError } from '../errors/rpc-error.js';
import { createChannel } from '../session/create-channel.js';
import { hashOf } from '../shared/hash-of.js';
import type { OpenHttpOptions } from '../shared/open-options.js';
import { decodeSessionState } from './decode-session-state.js';
import { prepareStreamableSession } from './prepare-streamable-session.js';

export interface ResumeOptions extends OpenHttpOptions {
  /** See `UpstreamSession.state`. */
  readonly state: string;
}

/**
 * Takes up an earlier session, proved by one round trip; undefined where the service does not know it any more, or it
 * is not one of this address. Rejects with what the round trip failed with: the session may still be there.
 */
export async function resumeStreamableSession(
  url: URL,
  { state, ...options }: ResumeOptions,
): Promise<UpstreamSession | undefined> {
  const known = decodeSessionState(state);
  if (known?.endpoint !== hashOf([url.href])) return undefined;
  const { sessionId } = known;
  const facts = { ...known, era: 'legacy' } as const;
  const prepared = prepareStreamableSession(url, { ...options, facts, sessionId });
  const channel = createChannel({ wire: prepared.wire, envelope: {} });
  try {
    await channel.request({ id: channel.createId(), method: 'ping', signal: options.signal });
  } catch (error) {
    // Some services know the session, and no ping.
    if (!(error instanceof RpcError)) {
      await prepared.wire.detach();
      if (findNandaError(error)?.details?.['cause'] === 'session-expired') return undefined;
      throw error;
    }
  }
  const session = prepared.create({ isResumed: true });
  if (options.introduction.kinds.size > 0) await prepared.wire.announce();
  return session;
}
