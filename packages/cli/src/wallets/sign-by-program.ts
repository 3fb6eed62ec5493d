import { spawn } from 'node:child_process';
import { OpenQuoteError, splitWords } from '@nanda/terminal';
import type { EvmAuthTypedData } from '@nanda/sdk';
import { CliError } from '../errors/cli-error.js';

export interface SignByProgramOptions {
  /** Its command line. It is split as a shell does it, and no shell runs it. */
  readonly command: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  readonly signal: AbortSignal;
  /** Is given what the program says to its user, such as to look at a device. @default nobody is told */
  readonly onNote?: ((text: string) => void) | undefined;
}

/** Characters of what a program writes that are read; a signature has 132. */
const mostOutput = 4096;

/** As `eth_signTypedData_v4` has it. */
const domainType = [
  { name: 'name', type: 'string' },
  { name: 'version', type: 'string' },
  { name: 'chainId', type: 'uint256' },
  { name: 'verifyingContract', type: 'address' },
];

/**
 * Has a program of the user's sign typed data: it gets the JSON on standard input, and prints the signature. That is how
 * a device, or another machine, signs.
 *
 * @throws CliError `SIGNER_FAILED`
 */
export async function signByProgram(
  { types, ...typedData }: EvmAuthTypedData,
  { command, env, cwd, signal, onNote }: SignByProgramOptions,
): Promise<string> {
  const [file = '', ...words] = split(command);
  const child = spawn(file, words, {
    cwd,
    env: { ...env },
    stdio: ['pipe', 'pipe', 'pipe'],
    signal,
    killSignal: 'SIGKILL',
  });
  const written = { stdout: '', stderr: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    written.stdout = (written.stdout + text).slice(0, mostOutput);
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    written.stderr = (written.stderr + text).slice(-mostOutput);
    onNote?.(text);
  });
  // One that does not read it has no need of it.
  child.stdin.on('error', () => undefined);
  const whole = { types: { EIP712Domain: domainType, ...types }, ...typedData };
  child.stdin.end(`${JSON.stringify(whole)}\n`);
  const failure = await new Promise<string | undefined>((resolve) => {
    child.once('error', (error: NodeJS.ErrnoException) =>
      resolve(error.code === 'ENOENT' ? 'there is no such program' : error.message),
    );
    child.once('close', (code, end) =>
      resolve(code === 0 ? undefined : `it ended with ${end ?? code}`),
    );
  });
  const signature = written.stdout.trim();
  if (failure === undefined && /^0x[\da-f]{130}$/i.test(signature)) return signature;
  const said = written.stderr.trim().split('\n').at(-1)?.slice(0, 300);
  throw new CliError(
    'SIGNER_FAILED',
    `The program ${file} did not sign: ${failure ?? 'what it printed is no signature'}.${said ? `\nIt says: ${said}` : ''}`,
    {
      details: { program: file },
      hint: 'It gets typed data (EIP-712) as JSON on standard input, and prints 0x and 130 hexadecimal digits.',
    },
  );
}

function split(command: string): string[] {
  try {
    return splitWords(command);
  } catch (error) {
    if (!(error instanceof OpenQuoteError)) throw error;
    throw new CliError('USAGE_ERROR', 'A quote is left open in the command line of the signer.');
  }
}
