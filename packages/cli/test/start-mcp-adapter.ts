import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { waitFor } from '@nanda/testing';

/** A message as it comes out of `nanda mcp`. */
export interface McpLine {
  readonly id?: unknown;
  readonly method?: string;
  readonly params?: Readonly<Record<string, unknown>>;
  readonly result?: Readonly<Record<string, unknown>>;
  readonly error?: { readonly code: number; readonly message: string; readonly data?: object };
}

/** `nanda mcp` as a client has it: lines go in and come out. */
export interface McpAdapter extends AsyncDisposable {
  readonly child: ChildProcessWithoutNullStreams;
  /** Lines as they were, without their line feeds. */
  readonly lines: readonly string[];
  readonly stderr: () => string;
  /** Without a line feed it is one message; text is sent as it is. */
  send(message: object | string): void;
  /** The line that answers a request. */
  answer(id: unknown): Promise<McpLine>;
  /** The first line that it is true of. */
  find(is: (line: McpLine) => boolean, description: string): Promise<McpLine>;
  readonly end: Promise<number | null>;
}

export interface McpAdapterOptions {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly words?: readonly string[];
  /** What stands before them. @default `mcp` */
  readonly program?: readonly string[];
  /** Whether what it writes is read. @default true */
  readonly reads?: boolean;
}

export function startMcpAdapter({
  env,
  words = [],
  program = ['mcp'],
  reads = true,
}: McpAdapterOptions): McpAdapter {
  const binary = fileURLToPath(new URL('../bin/nanda.js', import.meta.url));
  const child = spawn(process.execPath, [binary, ...program, ...words], {
    env: { NANDA_REGISTRIES: 'none', ...env },
    timeout: 60_000,
  });
  let written = '';
  let said = '';
  const lines: string[] = [];
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text));
  const take = (text: string) => {
    written += text;
    const parts = written.split('\n');
    written = parts.pop() ?? '';
    lines.push(...parts);
  };
  if (reads) child.stdout.setEncoding('utf8').on('data', take);
  child.stdin.on('error', () => undefined);
  const end = new Promise<number | null>((resolve) => child.once('close', resolve));
  const find: McpAdapter['find'] = (is, description) =>
    waitFor(
      () => lines.map((line) => JSON.parse(line) as McpLine).find(is),
      // A cold start, and on a busy machine.
      { description: `${description}; so far: ${lines.join('\n')}\n${said}`, timeout: 20_000 },
    );
  return {
    child,
    lines,
    stderr: () => said,
    send: (message) =>
      void child.stdin.write(
        typeof message === 'string'
          ? message
          : `${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`,
      ),
    answer: (id) =>
      find((line) => line.id === id && line.method === undefined, `the answer to ${String(id)}`),
    find,
    end,
    async [Symbol.asyncDispose]() {
      child.kill('SIGKILL');
      await end;
    },
  };
}
