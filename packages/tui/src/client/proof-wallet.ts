import type { EvmAuthApproval, EvmAuthTypedData } from '@nanda/sdk';

/**
 * Who signs proofs for services that are protected with EVMAuth, and knows what its user has agreed to. Its key stays
 * where it is. What rejects says in its message what is to be done.
 */
export interface ProofWallet {
  /** The wallet that signs. Rejects where there is none. */
  find(): Promise<{ address: string; label: string }>;
  /** Signs typed data (EIP-712): 65 bytes in hexadecimal. */
  sign(typedData: EvmAuthTypedData): Promise<string>;
  /**
   * Whether the service may be shown proofs for the contract: `agreed`, or `unknown` where the user has to be asked. Rejects
   * where that is out of the question.
   */
  recall(request: EvmAuthApproval): Promise<'agreed' | 'unknown'>;
  /** The user has agreed to it, now and from now on. */
  agree(request: EvmAuthApproval): Promise<void>;
}
