import { spawn, type ChildProcess } from 'node:child_process';

import { findFreePort } from './find-free-port.js';
import { serverEverythingCommand } from './server-everything-command.js';
import { waitFor } from './wait-for.js';

/** Options of {@link startServerEverything}. */
export type ServerEverythingOptions = {
  transport: 'streamableHttp' | 'sse';
};

/** The real server-everything, running in a process of its own. */
export type RunningServerEverything = AsyncDisposable & {
  readonly url: string;
  readonly processId: number;
  /** Ends the process for certain: asks, waits a moment, kills. */
  close(): Promise<void>;
};

const startLimit = 15_000;
const politeExitLimit = 2000;
const keptErrorCharacters = 4000;

/** Ends the child when our end of its stdin goes away, so that even our own SIGKILL leaves no orphan. */
const exitWithParent =
  'data:text/javascript,process.stdin.resume().on("close",()=>process.exit(0));';

/**
 * Starts `@modelcontextprotocol/server-everything` on a free port and waits until it answers MCP.
 *
 * Rejects after 15 s, or as soon as the process ends, with what it wrote to stderr.
 */
export async function startServerEverything({
  transport,
}: ServerEverythingOptions): Promise<RunningServerEverything> {
  const port = await findFreePort();
  const { command, args } = serverEverythingCommand(transport);
  const child = spawn(command, ['--import', exitWithParent, ...args], {
    // A process group of its own, so that whatever it starts is ended with it.
    detached: true,
    stdio: ['pipe', 'ignore', 'pipe'],
    env: { ...process.env, PORT: String(port) },
  });
  let errorOutput = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    errorOutput = (errorOutput + text).slice(-keptErrorCharacters);
  });
  let startError: Error | undefined;
  child.once('error', (error) => {
    startError = error;
  });
  // `close` rather than `exit`: by then all of stderr has been read.
  let isClosed = false;
  child.once('close', () => {
    isClosed = true;
  });

  const url = `http://127.0.0.1:${port}/${transport === 'sse' ? 'sse' : 'mcp'}`;
  const close = (): Promise<void> => endProcessGroup(child);
  try {
    const state = await waitFor(
      async () => {
        if (startError || isClosed) return 'ended' as const;
        return (await (transport === 'sse' ? answersSse(url) : answersHttp(url))) && 'ready';
      },
      { description: 'server-everything to answer', timeout: startLimit, interval: 50 },
    );
    if (state === 'ended' || child.pid === undefined) {
      throw startError ?? new Error(`The process ended with code ${child.exitCode}.`);
    }
    return { url, processId: child.pid, close, [Symbol.asyncDispose]: close };
  } catch (error) {
    await close();
    throw new Error(
      `server-everything (${transport}) did not start on port ${port}. Its stderr: ${errorOutput.trim() || '(empty)'}`,
      { cause: error },
    );
  }
}

function hasEnded(child: ChildProcess): boolean {
  return child.pid === undefined || child.exitCode !== null || child.signalCode !== null;
}

async function endProcessGroup(child: ChildProcess): Promise<void> {
  const description = 'server-everything to end';
  try {
    signalGroup(child, 'SIGTERM');
    await waitFor(() => hasEnded(child), { description, timeout: politeExitLimit });
  } catch {
    signalGroup(child, 'SIGKILL');
    await waitFor(() => hasEnded(child), { description });
  } finally {
    child.stdin?.destroy();
    child.stderr?.destroy();
  }
}

function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined || hasEnded(child)) return;
  try {
    process.kill(-child.pid, signal);
  } catch (error) {
    // Already gone, which is what was wanted.
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

async function answersHttp(url: string): Promise<boolean> {
  const headers = {
    'content-type': 'application/json',
    accept: 'application/json, text/event-stream',
  };
  const params = {
    protocolVersion: '2025-11-25',
    capabilities: {},
    clientInfo: { name: 'nanda-testing-probe', version: '1.0.0' },
  };
  const body = JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'initialize', params });
  const signal = AbortSignal.timeout(startLimit);
  const response = await fetch(url, { method: 'POST', headers, body, signal });
  const text = await response.text();
  const sessionId = response.headers.get('mcp-session-id');
  if (sessionId !== null) {
    const ended = await fetch(url, {
      method: 'DELETE',
      headers: { ...headers, 'mcp-session-id': sessionId },
      signal,
    });
    await ended.body?.cancel();
  }
  return response.ok && text.includes('serverInfo');
}

async function answersSse(url: string): Promise<boolean> {
  const stream = new AbortController();
  const signal = AbortSignal.any([stream.signal, AbortSignal.timeout(startLimit)]);
  try {
    const response = await fetch(url, { headers: { accept: 'text/event-stream' }, signal });
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
    const first = await reader?.read();
    return first?.value?.includes('event: endpoint') ?? false;
  } finally {
    stream.abort();
  }
}
