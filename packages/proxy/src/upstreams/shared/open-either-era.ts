import { ProtocolError, type VersionNegotiationMode } from '@modelcontextprotocol/client';

import type { UpstreamSession } from '../../core/connections/upstream-connector.js';
import { findInCauses } from '../../network/find-in-causes.js';
import type { VerdictCache } from './create-verdict-cache.js';

export type EraVerdicts = VerdictCache<'modern'>;

export interface OpenEitherEraOptions {
  readonly verdicts: EraVerdicts;
  readonly key: string;
  readonly signal: AbortSignal;
}

const modern: VersionNegotiationMode = { pin: '2026-07-28' };

/**
 * Opens a session where a question in the newer way could cost the whole wait: with a service that ignores what it does
 * not know, or that ends at it. The older handshake comes first, for every service with a past understands it; only one
 * that refuses it is asked in the newer way, and the next time at once.
 */
export async function openEitherEra(
  open: (mode: VersionNegotiationMode) => Promise<UpstreamSession>,
  { verdicts, key, signal }: OpenEitherEraOptions,
): Promise<UpstreamSession> {
  if (verdicts.get(key) === 'modern') {
    try {
      return await open(modern);
    } catch (error) {
      if (signal.aborted) throw error;
      verdicts.delete(key);
    }
  }
  try {
    return await open('legacy');
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
