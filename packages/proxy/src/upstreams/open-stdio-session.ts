import {
  ProtocolError,
  type Implementation,
  type VersionNegotiationMode,
} from '@modelcontextprotocol/client';
import { defaults } from '@nanda/protocol/facts';

import type { StdioTarget, UpstreamSession } from '../core/connections/upstream-connector.js';
import type { Logger } from '../core/logger.js';
import { NandaError } from '../core/nanda-error.js';
import { findInCauses } from '../network/find-in-causes.js';
import { connectClient } from './connect-client.js';
import { createChildTransport, type ChildTransport } from './create-child-transport.js';
import { createClient } from './create-client.js';
import { createRedactor, type Redactor } from './create-redactor.js';
import { createSession, type OwnedSession } from './create-session.js';
import { excerpt } from './excerpt.js';
import { mapOpenError } from './map-open-error.js';
import { createTooLargeError } from './create-too-large-error.js';

export interface OpenStdioOptions {
  readonly clientInfo: Implementation;
  readonly signal: AbortSignal;
  readonly logger?: Logger | undefined;
}

/**
 * Starts the command and opens a session with it.
 *
 * The older handshake comes first: every server with a past understands it, and a probe would cost a second process,
 * or the whole wait with a server that ignores what it does not know. Only one that refuses it is asked in the newer way.
 */
export async function openStdioSession(
  target: StdioTarget,
  options: OpenStdioOptions,
): Promise<UpstreamSession> {
  // What a command is given to keep is in its environment.
  const redactor = createRedactor(Object.values(target.env));
  const mapped = (error: unknown): NandaError =>
    mapOpenError(error, { name: target.command, signal: options.signal, redactor });
  try {
    return await open(target, { ...options, redactor, mode: 'legacy' });
  } catch (error) {
    const isRefused = findInCauses(error, (found) => found instanceof ProtocolError || undefined);
    if (!isRefused || options.signal.aborted) throw mapped(error);
    try {
      return await open(target, { ...options, redactor, mode: { pin: '2026-07-28' } });
    } catch {
      throw mapped(error);
    }
  }
}

interface AttemptOptions extends OpenStdioOptions {
  readonly redactor: Redactor;
  readonly mode: VersionNegotiationMode;
}

async function open(
  target: StdioTarget,
  { clientInfo, signal, logger, redactor, mode }: AttemptOptions,
): Promise<UpstreamSession> {
  const name = target.command;
  let session: OwnedSession | undefined;
  const answerTooLarge = (requestId: string | undefined): void => {
    const error = createTooLargeError(name);
    if (requestId === undefined) {
      // Nobody knows who waits for it, and nobody must wait for ever.
      session?.lose('The service sent a message that is too large.', error);
      return;
    }
    transport.onmessage?.({
      jsonrpc: '2.0',
      id: requestId,
      error: { code: -32_000, message: error.message, data: tooLargeMark },
    });
  };
  const transport = createChildTransport(target, {
    maximumBytes: defaults.maxResult,
    onTooLarge: answerTooLarge,
  });
  // Only we have this very object; what a service sends is parsed from text.
  const tooLargeMark = {};
  const client = createClient(clientInfo, { mode });
  client.onerror = (error) =>
    logger?.debug('The MCP client reports a fault.', { fault: error.name });

  try {
    await connectClient(client, { transport, signal });
  } catch (error) {
    logErrorOutput(transport, { name, redactor, logger });
    throw signal.aborted
      ? error
      : (describeSpawnFailure(error, { transport, name, redactor }) ?? error);
  }
  const handOnClose = transport.onclose;
  transport.onclose = () => {
    handOnClose?.();
    logErrorOutput(transport, { name, redactor, logger });
  };
  session = await createSession(
    {
      client,
      transport,
      clientInfo,
      kind: 'stdio',
      endpoint: name,
      name,
      redactor,
      logger,
      channel: {
        decodeFault: ({ data }) => (data === tooLargeMark ? createTooLargeError(name) : undefined),
      },
    },
    { signal },
  );
  return session;
}

function describeSpawnFailure(
  error: unknown,
  { transport, name, redactor }: { transport: ChildTransport; name: string; redactor: Redactor },
): NandaError | undefined {
  if (findInCauses(error, (found) => found instanceof ProtocolError || undefined)) return undefined;
  const code = findInCauses(error, (found) =>
    'syscall' in found && 'code' in found ? found.code : undefined,
  );
  // The system's error lists the arguments, among which may be secrets: it is not handed on.
  if (transport.pid === null) {
    return new NandaError(
      'CONNECTION_FAILED',
      `The command "${name}" could not be started (${typeof code === 'string' ? code : 'unknown reason'}). Check that it is installed and that its path and working directory are right.`,
      { details: { cause: 'spawn', command: name } },
    );
  }
  return new NandaError(
    'CONNECTION_FAILED',
    `The command "${name}" ended (${transport.ending ?? 'output closed'}) before it spoke MCP. Run it by hand to see what it says.`,
    { details: { cause: 'spawn', command: name }, cause: redactor.error(error) },
  );
}

function logErrorOutput(
  transport: ChildTransport,
  { name, redactor, logger }: { name: string; redactor: Redactor; logger: Logger | undefined },
): void {
  if (transport.errorOutput === '') return;
  logger?.debug('The last words of a local service.', {
    command: name,
    stderr: excerpt(redactor.text(transport.errorOutput), { limit: 2000 }),
  });
}
