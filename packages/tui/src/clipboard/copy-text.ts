import { spawn as spawnProgram } from 'node:child_process';
import { describeTerminal } from '../abilities/describe-terminal.js';
import type { Environment } from '../abilities/environment.js';
import type { ClipboardTool } from './clipboard-tool.js';
import { clipboardToolsOf } from './clipboard-tools-of.js';
import type { CopyResult } from './copy-result.js';
import { encodeTerminalClipboard } from './encode-terminal-clipboard.js';
import { runClipboardTool, type Spawn } from './run-clipboard-tool.js';
import { terminalClipboardRefusal } from './terminal-clipboard-refusal.js';

/** Where and how {@link copyText} copies. */
export interface CopyTextOptions {
  env: Environment;
  stdout: { isTTY?: boolean; write(text: string): unknown };
  /** Default: that of Node. */
  spawn?: Spawn;
  /** Default: that of this process. */
  platform?: NodeJS.Platform;
  /** Longest wait for a program, in milliseconds. Default 2000. */
  timeout?: number;
  /** The way out that is named when it could not be copied: `s saves it to a file`. */
  wayOut?: string;
}

/**
 * Copies a text to the clipboard of who sits before the terminal. It never throws.
 *
 * Programs of the desktop and tmux come first, because they say whether they did it. The terminal itself
 * (OSC 52) never answers: it is used where no program did it, and on another machine, where the terminal
 * is the only thing that surely is the user's.
 */
export async function copyText(text: string, options: CopyTextOptions): Promise<CopyResult> {
  const { env, stdout, platform = process.platform, wayOut } = options;
  const { spawn = spawnProgram, timeout = 2000 } = options;
  const { isRemote, multiplexer } = describeTerminal(env);
  const routes: string[] = [];
  const reasons: string[] = [];
  const clipboards = clipboardToolsOf(env, { platform });
  for (const tried of await Promise.all(clipboards.map(tryTools))) {
    if (tried.route !== undefined) routes.push(tried.route);
    reasons.push(...tried.reasons);
  }
  if (routes.length === 0 || (isRemote && !routes.includes('tmux'))) {
    const refusal = terminalClipboardRefusal(text, { env, isTTY: stdout.isTTY === true });
    if (refusal === null) {
      stdout.write(encodeTerminalClipboard(text, { multiplexer }));
      routes.push(multiplexer === undefined ? 'OSC 52' : `OSC 52 (${multiplexer})`);
    } else {
      reasons.push(refusal);
    }
  }
  if (routes.length > 0) return { isCopied: true, message: `copied by ${routes.join(' and ')}` };
  const parts = [reasons.join(', '), ...(wayOut === undefined ? [] : [wayOut])];
  return { isCopied: false, message: `not copied: ${parts.join('; ')}` };

  /** Gives the first that took the text, and why those before it did not. */
  async function tryTools(
    tools: readonly ClipboardTool[],
  ): Promise<{ route?: string; reasons: string[] }> {
    const failures: string[] = [];
    for (const tool of tools) {
      const reason = await runClipboardTool(tool, { text, env, spawn, timeout });
      if (reason === null) return { route: tool.name, reasons: failures };
      failures.push(reason);
    }
    return { reasons: failures };
  }
}
