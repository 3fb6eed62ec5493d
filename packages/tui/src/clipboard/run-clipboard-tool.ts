import type { ChildProcess, SpawnOptions } from 'node:child_process';
import type { Environment } from '../abilities/environment.js';
import type { ClipboardTool } from './clipboard-tool.js';

/** Starts a program; `spawn` of `node:child_process`. */
export type Spawn = (
  command: string,
  words: readonly string[],
  options: SpawnOptions,
) => ChildProcess;

/** What {@link runClipboardTool} runs, and how. */
export interface RunClipboardToolOptions {
  text: string;
  env: Environment;
  spawn: Spawn;
  /** Longest wait, in milliseconds. */
  timeout: number;
}

/** Gives a text to a program. Gives null when it took it, else the reason why not, in a few words. */
export async function runClipboardTool(
  { name, command, arguments: words, encoding, variables }: ClipboardTool,
  { text, env, spawn, timeout }: RunClipboardToolOptions,
): Promise<string | null> {
  return new Promise((resolve) => {
    let child: ChildProcess;
    try {
      // No shell. Its outputs go nowhere: some stay behind, as owners of the clipboard, and would hold ours open.
      child = spawn(command, words, {
        env: { ...env, ...variables },
        stdio: ['pipe', 'ignore', 'ignore'],
      });
    } catch (error) {
      resolve(describe(error));
      return;
    }
    const timer = setTimeout(() => {
      child.kill('SIGKILL');
      end(`${name} does not end`);
    }, timeout);
    child.once('error', (error) => end(describe(error)));
    // Not `close`: what stays behind may keep the streams.
    child.once('exit', (code, signal) => {
      if (code === 0) end(null);
      else end(`${name} failed (${code ?? signal})`);
    });
    // One that ended without reading says so by its exit code.
    child.stdin?.on('error', () => undefined);
    child.stdin?.end(encoding === 'utf16le' ? Buffer.from(`\uFEFF${text}`, 'utf16le') : text);

    function end(reason: string | null): void {
      clearTimeout(timer);
      child.stdin?.destroy();
      resolve(reason);
    }
  });

  function describe(error: unknown): string {
    const code = (error as NodeJS.ErrnoException).code ?? 'unknown';
    return code === 'ENOENT' ? `no ${name}` : `${name} cannot be started (${code})`;
  }
}
