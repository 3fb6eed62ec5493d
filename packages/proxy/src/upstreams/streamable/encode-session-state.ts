import type { SessionFacts } from '../session/session-facts.js';

/** A session of the older era, as another process needs to know it. */
export interface SessionState extends Pick<
  SessionFacts,
  'protocolVersion' | 'server' | 'capabilities' | 'said'
> {
  /** The hash of where it was opened, for that may hold secrets: its id is sent nowhere else. */
  readonly endpoint: string;
  readonly sessionId: string;
}

const maximumLength = 64 * 1024;

/** The session as one text; undefined where it is too large to be kept. Whoever has it is let into the session. */
export function encodeSessionState(state: SessionState): string | undefined {
  const { endpoint, sessionId, protocolVersion, server, capabilities, said } = state;
  const needed = { endpoint, sessionId, protocolVersion, server, capabilities };
  // What the service says of itself at length is not needed to take the session up.
  const texts = [{ ...needed, said }, needed].map((kept) => JSON.stringify(kept));
  return texts.find((text) => text.length <= maximumLength);
}
