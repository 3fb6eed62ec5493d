/** A token that a wallet may hold. */
export interface TokenPlace {
  /** EIP-155. */
  readonly chainId: number;
  readonly contractAddress: string;
  readonly walletAddress: string;
  /** A decimal number. */
  readonly tokenId: string;
}

/** Port: looks at chains. */
export interface TokenBalances {
  /** Whether it is known where to ask about a chain. */
  knows(chainId: number): boolean;
  /**
   * How many of a token a wallet holds, of a contract of ERC-1155 or ERC-6909.
   *
   * Rejects where the chain cannot be asked, or has no such contract.
   */
  balanceOf(place: TokenPlace, signal: AbortSignal): Promise<bigint>;
}
