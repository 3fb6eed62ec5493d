import { sanitizeForTerminal } from '@nanda/terminal';
import { CliError } from '../errors/cli-error.js';
import type { CommandLineIo } from '../io/command-line-io.js';
import { askLine } from '../prompts/ask-line.js';

/** Asks for a signature that the user makes somewhere else, such as in a hardware wallet. @throws CliError */
export async function askSignature(message: string, io: CommandLineIo): Promise<string> {
  const shown = sanitizeForTerminal(message)
    .split('\n')
    .map((line) => `  ${line}`)
    .join('\n');
  io.stderr.write(`Sign this message with your wallet (personal_sign), as it is:\n\n${shown}\n\n`);
  const signature = (await askLine(io, { question: 'Signature:' })).trim();
  if (/^0x[0-9a-fA-F]{2,4000}$/.test(signature)) return signature;
  throw new CliError('USAGE_ERROR', 'That is no signature: one is 0x and hexadecimal digits.');
}
