import type { ClientCapability } from '@nanda/protocol';
import { defaults } from '@nanda/protocol/facts';

import type {
  AddressPolicy,
  OpenOptions,
  UpstreamConnector,
} from '../core/connections/upstream-connector.js';
import type { Logger } from '../core/logger.js';
import type { McpEra } from '../core/mcp-caller.js';
import { NandaError } from '../core/nanda-error.js';
import { createDialler, type Dialler } from '../network/create-dialler.js';
import { createHttpSender, type HttpSender } from '../network/create-http-sender.js';
import { openHttpSession, type HttpVerdict } from './http/open-http-session.js';
import { introduceCaller } from './inputs/introduce-caller.js';
import { introduceUs } from './inputs/introduce-us.js';
import type { Introduction } from './inputs/introduction.js';
import { createVerdictCache } from './shared/create-verdict-cache.js';
import type { OpenSessionOptions } from './shared/open-options.js';
import { openStdioSession } from './stdio/open-stdio-session.js';

export interface UpstreamConnectorOptions {
  /** How we introduce ourselves to services. */
  readonly clientInfo: { readonly name: string; readonly version: string };
  /** @default silent */
  readonly logger?: Logger;
  /** The largest message of a service that is taken in, in bytes. @default `defaults.maxResult`, 16 MiB */
  readonly maxResult?: number;
}

interface Ways {
  readonly dialler: Dialler;
  readonly sender: HttpSender;
}

/** Opens sessions with MCP servers over Streamable HTTP of both eras, HTTP+SSE, WebSocket and stdio. */
export function createUpstreamConnector({
  clientInfo,
  logger,
  maxResult = defaults.maxResult,
}: UpstreamConnectorOptions): UpstreamConnector {
  const ways = new Map<AddressPolicy, Ways>();
  const verdicts = createVerdictCache<HttpVerdict>();
  const eraVerdicts = createVerdictCache<McpEra>();
  let isClosed = false;

  const waysFor = (policy: AddressPolicy): Ways => {
    const known = ways.get(policy);
    if (known) return known;
    const made = { dialler: createDialler({ policy }), sender: createHttpSender({ policy }) };
    ways.set(policy, made);
    return made;
  };

  return {
    open: async (target, options) => {
      if (isClosed) {
        throw new NandaError(
          'CONNECTION_FAILED',
          'The proxy is shutting down. Connect again when it is back.',
          {
            details: { cause: 'refused' },
          },
        );
      }
      const common: OpenSessionOptions = {
        clientInfo,
        logger,
        signal: options.signal,
        introduction: introductionFor(options, { clientInfo }),
        roots: options.caller ? undefined : options.roots,
        maximumBytes: maxResult,
      };
      if (target.kind === 'stdio') {
        const { era, onErrorOutput } = options;
        return openStdioSession(target, { ...common, verdicts: eraVerdicts, era, onErrorOutput });
      }
      return openHttpSession(target, {
        ...common,
        ...waysFor(target.addressPolicy),
        credentials: options.credentials,
        authenticator: options.authenticator,
        verdicts,
        eraVerdicts,
        era: options.era,
        resume: options.resume,
      });
    },
    close: async () => {
      isClosed = true;
      const made = [...ways.values()];
      ways.clear();
      for (const { sender } of made) sender.close();
      await Promise.all(made.map(({ dialler }) => dialler.close()));
    },
  };
}

/** An MCP client stands for itself. Else roots that are known need nobody who is asked for them. */
function introductionFor(
  { caller, clientCapabilities = [], roots }: OpenOptions,
  { clientInfo }: Pick<UpstreamConnectorOptions, 'clientInfo'>,
): Introduction {
  if (caller) return introduceCaller(caller, { us: clientInfo });
  const kinds = new Set<ClientCapability>([
    ...clientCapabilities,
    ...(roots ? ['roots' as const] : []),
  ]);
  return introduceUs(clientInfo, { kinds });
}
