import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export interface CliResult {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A command that runs: its process, what it has written so far, and its end. */
export interface RunningCli {
  readonly child: ChildProcessWithoutNullStreams;
  readonly written: { stdout: string; stderr: string };
  readonly end: Promise<CliResult>;
}

export interface StartCliOptions {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** @default 'nanda' */
  readonly program?: 'nanda' | 'nanda-discover';
  /** What standard input has. @default nothing */
  readonly input?: string;
}

/**
 * No test asks anything that is not on this machine: neither registries, nor what a catalog happens to
 * list. And a proxy that was replaced just before the end of a test is not left behind for long.
 */
const quiet = { NANDA_REGISTRIES: 'none', HEALTH_INTERVAL: '0', NANDA_PROXY_IDLE_TIMEOUT: '20000' };

/** Starts the real binary. It is killed when it takes longer than any command may. */
export function startCli(
  words: readonly string[],
  { env, program = 'nanda', input = '' }: StartCliOptions,
): RunningCli {
  const binary = fileURLToPath(new URL(`../bin/${program}.js`, import.meta.url));
  const child = spawn(process.execPath, [binary, ...words], {
    env: { ...quiet, ...env },
    timeout: 30_000,
  });
  const written = { stdout: '', stderr: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => (written.stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (written.stderr += text));
  // A command that has ended by then reads nothing; how it ended is told by its code.
  child.stdin.on('error', () => undefined);
  child.stdin.end(input);
  const end = new Promise<CliResult>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, ...written }));
  });
  return { child, written, end };
}
