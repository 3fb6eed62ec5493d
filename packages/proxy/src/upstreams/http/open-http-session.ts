import { randomUUID } from 'node:crypto';

import type { ServiceCredentials } from '@nanda/protocol';

import type { HttpTarget, UpstreamSession } from '../../core/connections/upstream-connector.js';
import type { Authenticator } from '../../core/credentials/authenticator.js';
import type { McpEra } from '../../core/mcp-caller.js';
import { NandaError } from '../../core/nanda-error.js';
import { mapOpenError } from '../errors/map-open-error.js';
import type { Access } from '../secrets/access.js';
import { createAccess } from '../secrets/create-access.js';
import { createRedactor } from '../secrets/create-redactor.js';
import { credentialHeaders } from '../secrets/credential-headers.js';
import { listSecrets } from '../secrets/list-secrets.js';
import { mergeHeaders } from '../secrets/merge-headers.js';
import type { VerdictCache } from '../shared/create-verdict-cache.js';
import { hashOf } from '../shared/hash-of.js';
import type { EraVerdicts } from '../shared/open-either-era.js';
import type { OpenHttpOptions } from '../shared/open-options.js';
import { openSseSession } from '../sse/open-sse-session.js';
import {
  openStreamableSession,
  type StreamableVerdict,
} from '../streamable/open-streamable-session.js';
import { resumeStreamableSession } from '../streamable/resume-streamable-session.js';
import { openWebSocketSession } from '../websocket/open-websocket-session.js';
import { isWrongTransport } from './is-wrong-transport.js';
import { speaksAgainst } from './speaks-against.js';

/** How a service was found to be spoken to. */
export type HttpVerdict = StreamableVerdict | { readonly transport: 'sse' };

export interface OpenHttpSessionOptions extends Omit<OpenHttpOptions, 'access' | 'redactor'> {
  readonly credentials: ServiceCredentials;
  /** See `OpenOptions.authenticator`. */
  readonly authenticator?: Authenticator | undefined;
  readonly verdicts: VerdictCache<HttpVerdict>;
  readonly eraVerdicts: EraVerdicts;
  /** See `OpenOptions.era`. */
  readonly era?: McpEra | undefined;
  /** See `OpenOptions.resume`. */
  readonly resume?: string | undefined;
}

/**
 * Opens a session with a service at a URL. Starts with what is known of it, else with the transport that the catalog
 * names, and tries another only where the answer says that it is the wrong one: a refusal, a server error or silence is
 * no such evidence.
 */
export async function openHttpSession(
  target: HttpTarget,
  {
    credentials,
    authenticator,
    verdicts,
    eraVerdicts,
    era,
    resume,
    ...given
  }: OpenHttpSessionOptions,
): Promise<UpstreamSession> {
  const url = readUrl(target.url);
  const { headers: configured } = target;
  const headers = mergeHeaders(
    configured,
    authenticator === undefined ? credentialHeaders(credentials, target) : {},
  );
  const redactor = createRedactor([...listSecrets(headers), ...(target.secrets ?? [])]);
  const access: Access =
    authenticator === undefined
      ? { headers: () => headers }
      : createAccess({ configured, authenticator, redactor });
  const options: OpenHttpOptions = { ...given, access, redactor };
  const { signal } = options;
  // Whom a service knows may see another side of it.
  const caller = authenticator && (authenticator.key ?? randomUUID());
  const side = hashOf([url.href, headers, ...(caller === undefined ? [] : [caller])]);
  // What answers in the newer way may have the older one too: what was found out says so for the wanted era alone.
  const isLegacyWanted = era === 'legacy';
  const key = isLegacyWanted ? hashOf([side, era]) : side;

  const openStreamable = async (known?: StreamableVerdict): Promise<UpstreamSession> => {
    const onVersionLost = (): void => verdicts.delete(key);
    const opened = await openStreamableSession(url, { ...options, known, onVersionLost });
    verdicts.set(key, opened.verdict);
    return opened.session;
  };
  const openSse = async (): Promise<UpstreamSession> => {
    const session = await openSseSession(url, options);
    verdicts.set(key, { transport: 'sse' });
    return session;
  };

  /** What was found out, as far as it says something of the wanted era. */
  const recall = (): HttpVerdict | undefined => {
    const known = verdicts.get(key);
    if (known || !isLegacyWanted) return known;
    const other = verdicts.get(side);
    return other && (other.transport === 'sse' || other.era === 'legacy') ? other : undefined;
  };
  const openWanted = async (): Promise<UpstreamSession> => {
    if (!isLegacyWanted) return openStreamable();
    try {
      return await openStreamable({ transport: 'http', era: 'legacy' });
    } catch (error) {
      if (signal.aborted || !speaksAgainst(error)) throw error;
      return openStreamable();
    }
  };

  const findOut = async (): Promise<UpstreamSession> => {
    const isSseFirst = target.transport === 'sse';
    try {
      return await (isSseFirst ? openSse() : openWanted());
    } catch (firstError) {
      // An event stream that is no HTTP+SSE is most likely the optional one of Streamable HTTP.
      const isOtherStream =
        isSseFirst &&
        firstError instanceof NandaError &&
        firstError.code === 'UPSTREAM_PROTOCOL_ERROR';
      const isSecondWorthwhile = isOtherStream || isWrongTransport(firstError);
      if (signal.aborted || !isSecondWorthwhile) throw firstError;
      try {
        return await (isSseFirst ? openWanted() : openSse());
      } catch (secondError) {
        // Where the second was the wrong one too, what the first said is closer to the truth.
        throw isWrongTransport(secondError) ? firstError : secondError;
      }
    }
  };

  try {
    if (target.transport === 'websocket' || url.protocol.startsWith('ws')) {
      return await openWebSocketSession(url, { ...options, verdicts: eraVerdicts, key: side, era });
    }
    const resumed = resume && (await resumeStreamableSession(url, { ...options, state: resume }));
    if (resumed) return resumed;
    const known = recall();
    if (!known) return await findOut();
    try {
      return await (known.transport === 'sse' ? openSse() : openStreamable(known));
    } catch (error) {
      if (signal.aborted || !speaksAgainst(error)) throw error;
      verdicts.delete(key);
      return await findOut();
    }
  } catch (error) {
    throw mapOpenError(error, { name: url.host, signal, redactor });
  }
}

function readUrl(text: string): URL {
  const url = URL.parse(text);
  if (url && url.username === '' && url.password === '') return url;
  throw new NandaError(
    'CONNECTION_FAILED',
    'The service has no usable address: it is no URL, or holds a user name or password. Correct it where the service is listed.',
    { details: { cause: 'protocol' }, retryable: false },
  );
}
