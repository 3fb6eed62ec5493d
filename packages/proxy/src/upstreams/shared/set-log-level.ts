import type { UpstreamSession } from '../../core/connections/upstream-connector.js';
import type { SessionFacts } from '../session/session-facts.js';

const setLevelLimit = 2000;

/** In the older era the level of a service's log is set once for a session; in the newer one every call names it. */
export async function setLogLevel(
  session: UpstreamSession,
  { facts, signal }: { readonly facts: SessionFacts; readonly signal: AbortSignal },
): Promise<void> {
  if (facts.era === 'modern' || facts.capabilities['logging'] === undefined) return;
  const limit = AbortSignal.any([signal, AbortSignal.timeout(setLevelLimit)]);
  const level = { method: 'logging/setLevel', params: { level: 'info' }, signal: limit };
  // A service that does not take the level has its own, which will do.
  await session.ask(level).catch(() => undefined);
}
