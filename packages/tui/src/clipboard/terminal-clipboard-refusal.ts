import { formatBytes } from '@nanda/terminal';
import { describeTerminal } from '../abilities/describe-terminal.js';
import type { Environment } from '../abilities/environment.js';
import { terminalClipboardLimit } from './terminal-clipboard-limit.js';

/** Why a text cannot be put onto the terminal's own clipboard by OSC 52, in a few words; null when it may. */
export function terminalClipboardRefusal(
  text: string,
  { env, isTTY }: { env: Environment; isTTY: boolean },
): string | null {
  if (!isTTY) return 'the output is no terminal';
  const term = env['TERM'] ?? '';
  // These are known to ignore it. Inside of a multiplexer it is not they who are asked first.
  const isPlain = describeTerminal(env).multiplexer === undefined;
  const isDeaf =
    term === 'dumb' ||
    term === 'linux' ||
    (isPlain && (env['TERM_PROGRAM'] === 'Apple_Terminal' || Boolean(env['VTE_VERSION'])));
  if (isDeaf) return 'this terminal does not take OSC 52';
  const size = Buffer.byteLength(text);
  if (size <= terminalClipboardLimit) return null;
  return `OSC 52 allows ${formatBytes(terminalClipboardLimit)} and this is ${formatBytes(size)}`;
}
