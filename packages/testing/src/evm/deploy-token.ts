import type { Hex } from 'viem';

import { compileTokenContract } from './compile-token-contract.js';
import type { Wallet } from './create-wallet.js';
import type { Chain } from './start-chain.js';
import type { TokenStandard } from './token-standard.js';

/** Options of {@link deployToken}. */
export type TokenOptions = {
  /** Default `erc1155`, which protected services read. */
  standard?: TokenStandard;
  /** What one token costs, in wei. Default 1_000_000_000_000_000, a thousandth of an ether. */
  price?: bigint;
};

/** How much of a token. */
export type TokenAmount = {
  tokenId: number | bigint;
  /** Default 1. */
  amount?: number | bigint;
};

/** A token contract on a chain. Each member resolves when its transaction is in a block, and rejects where it is reverted. */
export type Token = {
  readonly contractAddress: Hex;
  readonly chainId: number;
  readonly rpcUrl: string;
  readonly standard: TokenStandard;
  readonly price: bigint;
  /** Gives a wallet tokens that nobody pays for. */
  mint(walletAddress: string, amount: TokenAmount): Promise<void>;
  burn(walletAddress: string, amount: TokenAmount): Promise<void>;
  /** Pays the price with the wallet's ether: see `Chain.fund`. */
  buy(wallet: Wallet, amount: TokenAmount): Promise<void>;
  balanceOf(walletAddress: string, tokenId: number | bigint): Promise<bigint>;
};

/** Compiles the token contract, and deploys it from the chain's first account, which owns it. */
export async function deployToken(
  { rpcUrl, chainId, rpc, inTurn }: Chain,
  { standard = 'erc1155', price = 1_000_000_000_000_000n }: TokenOptions = {},
): Promise<Token> {
  const [{ abi, bytecode }, viem, { privateKeyToAccount }] = await Promise.all([
    compileTokenContract(standard),
    import('viem'),
    import('viem/accounts'),
  ]);
  const chain = viem.defineChain({
    id: chainId,
    name: 'testing',
    nativeCurrency: { name: 'Ether', symbol: 'ETH', decimals: 18 },
    rpcUrls: { default: { http: [rpcUrl] } },
  });
  const transport = viem.http(rpcUrl);
  const reader = viem.createPublicClient({ chain, transport, pollingInterval: 20 });
  const [first] = (await rpc('eth_accounts')) as Hex[];
  if (first === undefined) throw new Error('The chain has no account to deploy from.');
  // The chain itself signs for it.
  const owner = viem.createWalletClient({ account: first, chain, transport });
  const settle = async (hash: Hex) => {
    const receipt = await reader.waitForTransactionReceipt({ hash, timeout: 10_000 });
    if (receipt.status !== 'success') throw new Error(`The transaction ${hash} was reverted.`);
    return receipt;
  };

  const { contractAddress: deployed } = await inTurn(async () =>
    settle(await owner.deployContract({ abi, bytecode, args: [price] })),
  );
  if (!deployed) throw new Error('The chain named no address for the contract.');
  const contract = { address: deployed, abi };
  const asOwner = async (
    functionName: 'mint' | 'burn',
    walletAddress: string,
    { tokenId, amount = 1 }: TokenAmount,
  ): Promise<void> => {
    const args = [walletAddress, BigInt(tokenId), BigInt(amount)];
    await inTurn(async () =>
      settle(await owner.writeContract({ ...contract, functionName, args })),
    );
  };

  return {
    contractAddress: deployed,
    chainId,
    rpcUrl,
    standard,
    price,
    mint: (walletAddress, amount) => asOwner('mint', walletAddress, amount),
    burn: (walletAddress, amount) => asOwner('burn', walletAddress, amount),
    async buy({ privateKey }, { tokenId, amount = 1 }) {
      const buyer = viem.createWalletClient({
        account: privateKeyToAccount(privateKey),
        chain,
        transport,
      });
      const hash = await buyer.writeContract({
        ...contract,
        functionName: 'buy',
        args: [BigInt(tokenId), BigInt(amount)],
        value: price * BigInt(amount),
      });
      await settle(hash);
    },
    async balanceOf(walletAddress, tokenId) {
      const args = [walletAddress, BigInt(tokenId)];
      const balance = await reader.readContract({ ...contract, functionName: 'balanceOf', args });
      return balance as bigint;
    },
  };
}
