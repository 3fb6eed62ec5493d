import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

import type { Abi, Hex } from 'viem';

import type { TokenStandard } from './token-standard.js';
import { tokenSources } from './token-sources.js';

/** A contract that can be deployed. */
export type CompiledContract = { readonly abi: Abi; readonly bytecode: Hex };

type CompilerOutput = {
  errors?: { severity: string; formattedMessage: string }[];
  contracts?: Record<string, { AccessToken?: { abi: Abi; evm: { bytecode: { object: string } } } }>;
};

const fileNames = { erc1155: 'erc1155.sol', erc6909: 'erc6909.sol' } as const;
// The compiler takes seconds: what it made is kept as long as the process lives. Nothing in it can change.
let compiled: Promise<Readonly<Record<TokenStandard, CompiledContract>>> | undefined;

/** Compiles the token contract with solc and OpenZeppelin's contracts: once in a process, both standards together. */
export async function compileTokenContract(standard: TokenStandard): Promise<CompiledContract> {
  compiled ??= compileAll();
  return (await compiled)[standard];
}

async function compileAll(): Promise<Readonly<Record<TokenStandard, CompiledContract>>> {
  const { default: solc } = await import('solc');
  const require = createRequire(import.meta.url);
  const input = {
    language: 'Solidity',
    sources: {
      [fileNames.erc1155]: { content: tokenSources.erc1155 },
      [fileNames.erc6909]: { content: tokenSources.erc6909 },
    },
    settings: {
      optimizer: { enabled: true, runs: 200 },
      outputSelection: { '*': { AccessToken: ['abi', 'evm.bytecode.object'] } },
    },
  };
  const readImport = (path: string): { contents: string } | { error: string } => {
    try {
      return { contents: readFileSync(require.resolve(path), 'utf8') };
    } catch (error) {
      return { error: error instanceof Error ? error.message : String(error) };
    }
  };
  const compile = solc.compile as (
    input: string,
    callbacks: { import: typeof readImport },
  ) => string;
  const output = JSON.parse(
    compile(JSON.stringify(input), { import: readImport }),
  ) as CompilerOutput;
  const faults = output.errors?.filter(({ severity }) => severity === 'error') ?? [];
  if (faults.length > 0) {
    throw new Error(faults.map(({ formattedMessage }) => formattedMessage).join('\n'));
  }
  const read = (standard: TokenStandard): CompiledContract => {
    const contract = output.contracts?.[fileNames[standard]]?.AccessToken;
    if (contract === undefined) throw new Error(`solc made no contract for ${standard}.`);
    return { abi: contract.abi, bytecode: `0x${contract.evm.bytecode.object}` };
  };
  return { erc1155: read('erc1155'), erc6909: read('erc6909') };
}
