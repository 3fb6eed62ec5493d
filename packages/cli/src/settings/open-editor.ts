import { spawn } from 'node:child_process';
import { quoteForShell } from '@nanda/terminal';
import { CliError } from '../errors/cli-error.js';
import type { CommandLineIo } from '../io/command-line-io.js';

/** Opens a file in the user's editor, and waits until that ends. @throws CliError `EDITOR_FAILED` */
export async function openEditor(
  path: string,
  { io }: { readonly io: Pick<CommandLineIo, 'env' | 'onStopRequest' | 'stdin' | 'stdout'> },
): Promise<void> {
  const { env } = io;
  const isWindows = process.platform === 'win32';
  // An editor that was named may be a script; vi without a terminal waits for ever.
  const isNamed = Boolean(env['VISUAL'] || env['EDITOR']);
  const isTerminal = io.stdin.isTTY === true && io.stdout.isTTY === true;
  if (!isNamed && !isWindows && !isTerminal) {
    throw new CliError('USAGE_ERROR', 'There is no terminal here that an editor could use.', {
      hint: 'Name one that needs none with EDITOR, or write single settings: nanda config set <setting> <value>',
    });
  }
  const editor = env['VISUAL'] || env['EDITOR'] || (isWindows ? 'notepad' : 'vi');
  // Ctrl-C meanwhile is the editor's own.
  const release = io.onStopRequest(() => undefined);
  try {
    // As a shell reads it: it may have options of its own.
    const child = spawn(`${editor} ${isWindows ? `"${path}"` : quoteForShell(path)}`, {
      shell: true,
      stdio: 'inherit',
      env: { ...env },
    });
    const ended = await new Promise<string | undefined>((resolve) => {
      child.once('error', (error) => resolve(error.message));
      child.once('close', (code, signal) =>
        resolve(code === 0 ? undefined : `it ended with ${signal ?? code}`),
      );
    });
    if (ended === undefined) return;
    throw new CliError('EDITOR_FAILED', `The editor "${editor}" failed: ${ended}.`, {
      hint: 'Choose another one: EDITOR=nano nanda config edit',
    });
  } finally {
    release();
  }
}
