import type { Connection } from '@nanda/protocol';
import { findToken } from '../auth/find-token.js';
import { isAlive } from '../background/is-alive.js';
import { listCalls } from '../background/list-calls.js';
import { readRuntime } from '../background/read-runtime.js';
import type { Runtime } from '../background/runtime.js';
import { createProxyClient } from '../client/create-proxy-client.js';
import type { Endpoint } from '../client/endpoint.js';
import type { CommandContext } from '../commands/command.js';
import { explainMissingCatalog } from '../services/explain-missing-catalog.js';
import type { Overview } from './overview.js';

/** Milliseconds in which a proxy has to answer. */
const patience = 3000;

/** Looks how things stand. Starts nothing, and fails for nothing. */
export async function readOverview({
  settings,
  state,
  io,
}: Pick<CommandContext, 'settings' | 'state' | 'io'>): Promise<Overview> {
  const { baseUrl } = settings;
  const runtime = baseUrl === undefined ? findProcess(settings.directories.runtime) : undefined;
  const clientToken = baseUrl === undefined ? undefined : await state.clientToken();
  // It fails for nothing: without it, the proxy says itself that it wants one.
  const token = await findToken({ settings, io }).catch(() => undefined);
  const endpoint: Endpoint | undefined =
    baseUrl === undefined
      ? runtime
      : { url: baseUrl, ...(token && { token }), ...(clientToken && { clientToken }) };
  const [answers, current, [lastListed], missing] = await Promise.all([
    endpoint && ask(endpoint),
    state.current(),
    state.lastListing(),
    explainMissingCatalog(settings),
  ]);
  const { connections = [], waiting = 0, problem } = answers ?? {};
  return {
    url: endpoint?.url,
    startedAt: runtime?.startedAt,
    problem,
    connections,
    current: connections.find(({ id }) => id === current?.connectionId),
    waiting,
    hasCatalog: missing === undefined,
    lastListed,
  };
}

function findProcess(directory: string): Runtime | undefined {
  const runtime = readRuntime(directory);
  return runtime && isAlive(runtime.pid, { start: runtime.processStart }) ? runtime : undefined;
}

interface Answers {
  readonly connections?: readonly Connection[];
  readonly waiting?: number;
  readonly problem?: string;
}

async function ask(endpoint: Endpoint): Promise<Answers> {
  const client = createProxyClient({ endpoint });
  try {
    const [{ data: connections }, waiting] = await Promise.all([
      client.call<Connection[]>('connections.list', { timeout: patience }),
      listCalls(client, { state: 'input_required', timeout: patience }),
    ]);
    return { connections, waiting: waiting.length };
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) };
  }
}
