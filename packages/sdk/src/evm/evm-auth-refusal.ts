/** What a service protected with EVMAuth answers in place of a result. All of it is the service's own word: untrusted. */
export interface EvmAuthRefusal {
  /** `EVMAUTH_PROOF_MISSING`, `EVMAUTH_PROOF_EXPIRED` and others, or `PAYMENT_REQUIRED`. */
  readonly code: string;
  /** For people. */
  readonly message: string;
  /** The contract of its tokens, where it is an address. */
  readonly contractAddress?: `0x${string}` | undefined;
  /** The chain that the contract is on (EIP-155). */
  readonly chainId?: number | undefined;
  /** The tokens that it wants one of. */
  readonly tokenIds: readonly string[];
  /** The wallet that holds none. */
  readonly walletAddress?: `0x${string}` | undefined;
}
