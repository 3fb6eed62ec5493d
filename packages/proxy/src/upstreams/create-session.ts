import {
  CLIENT_CAPABILITIES_META_KEY,
  CLIENT_INFO_META_KEY,
  LOG_LEVEL_META_KEY,
  METHOD_NOT_FOUND,
  PROTOCOL_VERSION_META_KEY,
  type Client,
  type Implementation,
  type Transport as SdkTransport,
} from '@modelcontextprotocol/client';
import type { Transport } from '@nanda/protocol';

import type { UpstreamClosed, UpstreamSession } from '../core/connections/upstream-connector.js';
import type { Logger } from '../core/logger.js';
import { NandaError } from '../core/nanda-error.js';
import { createCallListeners } from './call-listeners.js';
import type { Redactor } from './create-redactor.js';
import { excerpt } from './excerpt.js';
import { findHttpError } from './find-http-error.js';
import { findMirroredParameters } from './find-mirrored-parameters.js';
import { listTools } from './list-tools.js';
import { mapRequestError } from './map-request-error.js';
import { mirrorParameterHeaders } from './mirror-parameter-headers.js';
import { readToolResult } from './read-tool-result.js';
import { createRpcChannel, type RpcChannelOptions, type RpcRequest } from './rpc-channel.js';
import { RpcError } from './rpc-error.js';
import { createLostError } from './create-lost-error.js';

export interface SessionOptions {
  /** Connected. */
  readonly client: Client;
  readonly transport: SdkTransport;
  readonly clientInfo: Implementation;
  readonly kind: Transport;
  readonly endpoint: string;
  /** The service as a person knows it. */
  readonly name: string;
  readonly redactor: Redactor;
  readonly logger?: Logger | undefined;
  readonly channel?: Pick<RpcChannelOptions, 'decodeFault' | 'onSettled' | 'onAbandoned'>;
  /** Tells the service that the session is over, where there is a way to. */
  readonly terminate?: () => Promise<void>;
}

export interface OwnedSession extends UpstreamSession {
  /** The transport is gone: fails what waits and tells the owner. */
  lose(reason: string, error?: NandaError): void;
}

const terminateLimit = 2000;
const setLevelLimit = 2000;

/** A session over a connected client, in either era. */
export async function createSession(
  options: SessionOptions,
  { signal }: { signal: AbortSignal },
): Promise<OwnedSession> {
  const { client, transport, kind, name, redactor, logger } = options;
  const isModern = client.getProtocolEra() === 'modern';
  const protocolVersion = client.getNegotiatedProtocolVersion() ?? '';
  const capabilities = client.getServerCapabilities() ?? {};
  const calls = createCallListeners({ redactor });
  const channel = createRpcChannel(transport, {
    envelope: isModern
      ? {
          [PROTOCOL_VERSION_META_KEY]: protocolVersion,
          [CLIENT_INFO_META_KEY]: options.clientInfo,
          [CLIENT_CAPABILITIES_META_KEY]: {},
        }
      : {},
    cancellation: isModern && transport.hasPerRequestStream === true ? 'close-stream' : 'notify',
    onNotification: calls.notify,
    ...options.channel,
  });

  let closing: Promise<void> | undefined;
  let closed: UpstreamClosed | undefined;
  let listener: ((closed: UpstreamClosed) => void) | undefined;

  const lose: OwnedSession['lose'] = (reason, error = createLostError(name)) => {
    if (closing || closed) return;
    closed = { reason };
    channel.fail(error, { later: createEndedError(name) });
    listener?.(closed);
    listener = undefined;
    client.close().catch(() => undefined);
  };
  const handOnClose = transport.onclose;
  transport.onclose = () => {
    handOnClose?.();
    lose('The service ended the session.');
  };

  const request = async (message: RpcRequest): Promise<unknown> => {
    try {
      return await channel.request(message);
    } catch (error) {
      if (!isModern && !message.signal.aborted && isExpired(error, transport.sessionId)) {
        const expired = new NandaError(
          'UPSTREAM_LOST',
          `"${name}" does not know this session any more, so the request was not accepted. Connect again.`,
          { details: { cause: 'session-expired' }, retryable: true, cause: redactor.error(error) },
        );
        lose('The service does not know the session any more.', expired);
        throw expired;
      }
      throw error;
    }
  };
  if (!isModern && capabilities['logging'] !== undefined) {
    const limit = AbortSignal.any([signal, AbortSignal.timeout(setLevelLimit)]);
    const level = { method: 'logging/setLevel', params: { level: 'info' }, signal: limit };
    // A service that does not take the level has its own, which will do.
    await request(level).catch(() => undefined);
  }

  const mirrors = isModern && kind === 'http';
  const server = client.getServerVersion();
  return {
    transport: kind,
    endpoint: options.endpoint,
    protocolVersion,
    serverInfo: {
      name: excerpt(redactor.text(server?.name ?? '')) || name,
      version: excerpt(redactor.text(server?.version ?? '')),
    },
    capabilities: Object.keys(capabilities).toSorted(),

    listTools: (listSignal) =>
      listTools({
        requestPage: async (params) => {
          try {
            return await request({ method: 'tools/list', params, signal: listSignal });
          } catch (error) {
            // Some services have tools and do not say so; one that does not know the question has none.
            const isWithout = capabilities['tools'] === undefined && error instanceof RpcError;
            if (isWithout && error.rpc.code === METHOD_NOT_FOUND) return { tools: [] };
            throw mapRequestError(error, { name, signal: listSignal, redactor });
          }
        },
        isCallable: ({ inputSchema }) =>
          !mirrors || findMirroredParameters(inputSchema) !== undefined,
        name,
        logger,
      }),

    callTool: async ({ tool, parameters, signal: callSignal, onProgress, onLog }) => {
      const progressToken = calls.add({ onProgress, onLog });
      try {
        const answer = await request({
          method: 'tools/call',
          params: { name: tool.name, arguments: parameters },
          meta: { progressToken, ...(isModern && { [LOG_LEVEL_META_KEY]: 'info' }) },
          ...(mirrors && { headers: mirrorParameterHeaders(tool.inputSchema, parameters) }),
          signal: callSignal,
        });
        return readToolResult(answer, { name });
      } catch (error) {
        throw mapRequestError(error, { name, signal: callSignal, redactor });
      } finally {
        calls.remove(progressToken);
      }
    },

    onClosed: (newListener) => {
      if (closing) return;
      const known = closed;
      if (known) queueMicrotask(() => newListener(known));
      else listener = newListener;
    },

    close: () => {
      closing ??= (async () => {
        listener = undefined;
        channel.fail(createClosedError(), { later: createEndedError(name) });
        if (!closed && options.terminate) await within(terminateLimit, options.terminate());
        await client.close().catch(() => undefined);
        await transport.close().catch(() => undefined);
      })();
      return closing;
    },

    lose,
  };
}

/**
 * 404 is what the specification says; 400 with a word about the session is what many services answer. Neither has
 * taken the request in.
 */
function isExpired(error: unknown, sessionId: string | undefined): boolean {
  const http = sessionId === undefined ? undefined : findHttpError(error);
  return http?.status === 404 || (http?.status === 400 && /session/i.test(http.text));
}

function createClosedError(): NandaError {
  return new NandaError(
    'CANCELLED',
    'The connection was closed while the call ran. Connect again to call.',
  );
}

function createEndedError(name: string): NandaError {
  return new NandaError(
    'UPSTREAM_LOST',
    `The connection to "${name}" has ended, so the call was not made. Connect again.`,
    { retryable: true },
  );
}

async function within(milliseconds: number, work: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, milliseconds);
  });
  await Promise.race([work.catch(() => undefined), limit]);
  clearTimeout(timer);
}
