import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

import { waitFor } from '../wait-for.js';
import { anvilCommand } from './anvil-command.js';

/** Options of {@link startChain}. */
export type ChainOptions = {
  /** EIP-155. Default 31337. */
  chainId?: number;
};

/** A local Ethereum chain in a process of its own. Each transaction is a block, at once. */
export type Chain = AsyncDisposable & {
  readonly rpcUrl: string;
  readonly chainId: number;
  readonly processId: number;
  /** One JSON-RPC call. Rejects with what the chain says where it refuses. */
  rpc(method: string, params?: readonly unknown[]): Promise<unknown>;
  /** Gives an account so much ether that gas never matters. */
  fund(walletAddress: string): Promise<void>;
  /** Runs what sends for the first account, one after the other: of two at once the chain counts one wrongly. */
  inTurn<Result>(work: () => Promise<Result>): Promise<Result>;
  /** Ends the process for certain. Further calls do nothing more. */
  close(): Promise<void>;
};

const startLimit = 20_000;
const rpcLimit = 10_000;
const keptOutput = 4000;
const hundredEther = '0x56bc75e2d63100000';

/**
 * Runs the program and ends it when its own stdin is closed, so that even our own SIGKILL leaves no orphan. The program
 * itself reads no stdin.
 */
const supervise = `
const [command, ...args] = process.argv.slice(1);
const child = require('node:child_process').spawn(command, args, { stdio: ['ignore', 'inherit', 'inherit'] });
child.on('error', (error) => { console.error(error.message); process.exit(1); });
child.on('exit', (code) => process.exit(code ?? 1));
const end = () => child.kill('SIGKILL');
process.stdin.resume().on('close', end).on('error', end);
process.on('SIGTERM', end);
`;

/**
 * Starts `anvil` on a free port and waits until it answers.
 *
 * Rejects after 20 s, or as soon as the process ends, with what it wrote.
 *
 * @example
 * await using chain = await startChain();
 */
export async function startChain({ chainId = 31_337 }: ChainOptions = {}): Promise<Chain> {
  const { command, args } = anvilCommand();
  const options = ['--host', '127.0.0.1', '--port', '0', '--chain-id', String(chainId)];
  const child = spawn(process.execPath, ['-e', supervise, command, ...args, ...options], {
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  let output = '';
  let address: string | undefined;
  let isClosed = false;
  child.once('error', () => (isClosed = true));
  child.once('close', () => (isClosed = true));
  child.stdin.on('error', () => undefined);
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    output = (output + text).slice(-keptOutput);
  });
  // It tells every request that it gets: read to the end, or it stands still once the pipe is full.
  createInterface({ input: child.stdout }).on('line', (line) => {
    if (address !== undefined) return;
    output = `${output}${line}\n`.slice(-keptOutput);
    address = /^Listening on (127\.0\.0\.1:\d+)/.exec(line)?.[1];
  });

  const close = async (): Promise<void> => {
    child.stdin.destroy();
    await waitFor(() => isClosed, { description: 'the chain to end' });
  };
  let turn: Promise<unknown> = Promise.resolve();
  let callCount = 0;
  const rpc = async (method: string, params: readonly unknown[] = []): Promise<unknown> => {
    callCount += 1;
    const response = await fetch(`http://${address}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ jsonrpc: '2.0', id: callCount, method, params }),
      signal: AbortSignal.timeout(rpcLimit),
    });
    const answer = (await response.json()) as { result?: unknown; error?: { message?: string } };
    if (answer.error) throw new Error(`${method}: ${answer.error.message ?? 'refused'}`);
    return answer.result;
  };

  try {
    const state = await waitFor(
      async () => {
        if (isClosed) return 'ended' as const;
        return address !== undefined && Number(await rpc('eth_chainId')) === chainId && 'ready';
      },
      { description: 'the chain to answer', timeout: startLimit, interval: 20 },
    );
    if (state === 'ended' || child.pid === undefined) throw new Error('The process ended.');
  } catch (error) {
    await close();
    throw new Error(`anvil did not start. It wrote: ${output.trim() || '(nothing)'}`, {
      cause: error,
    });
  }
  return {
    rpcUrl: `http://${address}`,
    chainId,
    processId: child.pid,
    rpc,
    async fund(walletAddress) {
      await rpc('anvil_setBalance', [walletAddress, hundredEther]);
    },
    inTurn(work) {
      const result = turn.then(work);
      turn = result.catch(() => undefined);
      return result;
    },
    close,
    [Symbol.asyncDispose]: close,
  };
}
