/** Port: asks a chain whether a wallet that is a contract has signed (EIP-1271, and EIP-6492 before it is deployed). */
export interface ContractSignatures {
  /**
   * @returns undefined for a chain that is not asked here
   * @throws NandaError CONNECTION_FAILED where the chain does not answer
   */
  verify(signed: {
    readonly walletAddress: string;
    readonly chainId: number;
    readonly message: string;
    readonly signature: string;
  }): Promise<boolean | undefined>;
}
