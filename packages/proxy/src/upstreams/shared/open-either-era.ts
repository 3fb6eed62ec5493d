import { ProtocolError, type VersionNegotiationMode } from '@modelcontextprotocol/client';

import type { UpstreamSession } from '../../core/connections/upstream-connector.js';
import type { McpEra } from '../../core/mcp-caller.js';
import { findInCauses } from '../../network/find-in-causes.js';
import type { VerdictCache } from './create-verdict-cache.js';

/** The only era that a service was found to have; of one that may have both there is none. */
export type EraVerdicts = VerdictCache<McpEra>;

export interface EraAttempt {
  readonly mode: VersionNegotiationMode;
  /** Milliseconds that a question in the newer way may take. @default as long as the signal lets it */
  readonly probeLimit?: number;
}

export interface OpenEitherEraOptions {
  readonly verdicts: EraVerdicts;
  readonly key: string;
  readonly signal: AbortSignal;
  /** Which one is wanted, where the service has both. @default the older one */
  readonly era?: McpEra | undefined;
}

const modern: EraAttempt = { mode: { pin: '2026-07-28' } };
const legacy: EraAttempt = { mode: 'legacy' };
/** The older handshake follows in the same process or socket, where that lives on. */
const modernFirst: EraAttempt = { mode: 'auto', probeLimit: 2500 };

/**
 * Opens a session where a question in the newer way could cost the whole wait: with a service that ignores what it does
 * not know, or that ends at it. The older handshake comes first, for every service with a past understands it; only one
 * that refuses it is asked in the newer way, and the next time at once. Where the newer era is wanted, that is asked for first
 * and for a short time, and of a service that does not have it not again.
 */
export async function openEitherEra(
  open: (attempt: EraAttempt) => Promise<UpstreamSession>,
  options: OpenEitherEraOptions,
): Promise<UpstreamSession> {
  const { verdicts, key, signal, era } = options;
  const known = verdicts.get(key);
  if (known === 'modern') {
    try {
      return await open(modern);
    } catch (error) {
      if (signal.aborted) throw error;
      verdicts.delete(key);
    }
  } else if (era === 'modern' && known === undefined) {
    return openModernFirst(open, options);
  }
  try {
    return await open(legacy);
  } catch (error) {
    const isRefused = findInCauses(error, (found) => found instanceof ProtocolError || undefined);
    if (!isRefused || signal.aborted) throw error;
    let session: UpstreamSession;
    try {
      session = await open(modern);
    } catch {
      throw error;
    }
    verdicts.set(key, 'modern');
    return session;
  }
}

async function openModernFirst(
  open: (attempt: EraAttempt) => Promise<UpstreamSession>,
  { verdicts, key, signal }: OpenEitherEraOptions,
): Promise<UpstreamSession> {
  let session: UpstreamSession;
  try {
    session = await open(modernFirst);
  } catch (error) {
    if (signal.aborted) throw error;
    // It may have ended at the question.
    session = await open(legacy);
  }
  if (session.facts.era === 'legacy') verdicts.set(key, 'legacy');
  return session;
}
