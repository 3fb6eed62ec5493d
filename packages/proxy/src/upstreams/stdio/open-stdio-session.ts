import { basename } from 'node:path';

import { ProtocolError } from '@modelcontextprotocol/client';

import type { StdioTarget, UpstreamSession } from '../../core/connections/upstream-connector.js';
import type { Logger } from '../../core/logger.js';
import type { McpEra } from '../../core/mcp-caller.js';
import { NandaError } from '../../core/nanda-error.js';
import { findInCauses } from '../../network/find-in-causes.js';
import { excerpt } from '../errors/excerpt.js';
import { mapOpenError } from '../errors/map-open-error.js';
import { createRedactor, type Redactor } from '../secrets/create-redactor.js';
import { createTransportWire } from '../shared/create-transport-wire.js';
import { hashOf } from '../shared/hash-of.js';
import { openEitherEra, type EraAttempt, type EraVerdicts } from '../shared/open-either-era.js';
import { openOverTransport } from '../shared/open-over-transport.js';
import type { OpenSessionOptions } from '../shared/open-options.js';
import { createChildTransport, type ChildTransport } from './create-child-transport.js';
import { createErrorLines } from './create-error-lines.js';

export interface OpenStdioOptions extends OpenSessionOptions {
  readonly verdicts: EraVerdicts;
  /** See `OpenOptions.era`. */
  readonly era?: McpEra | undefined;
  readonly onErrorOutput?: ((line: string) => void) | undefined;
}

/** Starts the command and opens a session with it. */
export async function openStdioSession(
  target: StdioTarget,
  options: OpenStdioOptions,
): Promise<UpstreamSession> {
  const { command, args, env, cwd } = target;
  const { signal, verdicts } = options;
  // What a command is given to keep is in its environment.
  const redactor = createRedactor(Object.values(env));
  try {
    return await openEitherEra((attempt) => open(target, { ...options, ...attempt, redactor }), {
      verdicts,
      key: hashOf([command, args, env, cwd]),
      signal,
      era: options.era,
    });
  } catch (error) {
    throw mapOpenError(error, { name: nameOf(target), signal, redactor });
  }
}

/** Where a program lies is told to nobody. */
function nameOf({ command }: StdioTarget): string {
  return basename(command) || 'the command';
}

interface AttemptOptions extends OpenStdioOptions, EraAttempt {
  readonly redactor: Redactor;
}

async function open(target: StdioTarget, options: AttemptOptions): Promise<UpstreamSession> {
  const { redactor, signal, logger, maximumBytes, onErrorOutput } = options;
  const name = nameOf(target);
  const lines = onErrorOutput && createErrorLines({ redact: redactor.text, onLine: onErrorOutput });
  const transport = createChildTransport(target, {
    maximumBytes,
    onTooLarge: (requestId) => over.refuseLarge(requestId),
    onErrorOutput: lines?.push,
    onErrorOutputEnd: lines?.end,
  });
  const over = createTransportWire(transport, { name, maximumBytes, failsUnsent: true });
  const handOnClose = transport.onclose;
  transport.onclose = () => {
    logErrorOutput(transport, { name, redactor, logger });
    handOnClose?.();
  };
  try {
    return await openOverTransport(over, {
      ...options,
      kind: 'stdio',
      endpoint: target.command,
      name,
    });
  } catch (error) {
    throw signal.aborted
      ? error
      : (describeSpawnFailure(error, { transport, name, redactor }) ?? error);
  }
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
