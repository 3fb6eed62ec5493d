import type { UpstreamSession } from '../../core/connections/upstream-connector.js';
import { createSession } from '../session/create-session.js';
import type { SessionFacts } from '../session/session-facts.js';
import type { Wire } from '../session/wire.js';
import { hashOf } from '../shared/hash-of.js';
import type { OpenHttpOptions } from '../shared/open-options.js';
import { userAgentOf } from '../shared/user-agent-of.js';
import { createStreamableWire } from './create-streamable-wire.js';
import { encodeSessionState } from './encode-session-state.js';

export interface StreamableSessionOptions extends OpenHttpOptions {
  readonly facts: SessionFacts;
  readonly sessionId?: string | undefined;
  readonly onVersionLost?: (() => void) | undefined;
}

export interface StreamableSession {
  readonly wire: Wire;
  /** Makes the session over the wire; `isResumed` where it is an earlier one that was taken up. */
  create(options: { readonly isResumed: boolean }): UpstreamSession;
}

/** A session over Streamable HTTP with a service that is known already. */
export function prepareStreamableSession(
  url: URL,
  options: StreamableSessionOptions,
): StreamableSession {
  const { facts, sessionId, sender, redactor } = options;
  const wire = createStreamableWire({
    sender,
    url,
    access: options.access,
    redactor,
    userAgent: userAgentOf(options.clientInfo),
    maximumBytes: options.maximumBytes,
    isModern: facts.era === 'modern',
    protocolVersion: facts.protocolVersion,
    sessionId,
    onVersionLost: options.onVersionLost,
  });
  return {
    wire,
    create: ({ isResumed }) =>
      createSession({
        wire,
        facts,
        clientInfo: options.clientInfo,
        kind: 'http',
        endpoint: url.href,
        name: url.host,
        redactor,
        introduction: options.introduction,
        roots: options.roots,
        logger: options.logger,
        isResumed,
        state:
          sessionId === undefined
            ? undefined
            : encodeSessionState({ ...facts, sessionId, endpoint: hashOf([url.href]) }),
      }),
  };
}
