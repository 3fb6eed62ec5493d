/** What is signed for EVMAuth: EIP-712 typed data, always of this shape. */
export interface EvmAuthTypedData {
  /** What the proof is for. */
  readonly domain: {
    readonly name: 'EVMAuth';
    readonly version: '1';
    /** EIP-155. */
    readonly chainId: number;
    /** The contract of the token, in lower case. */
    readonly verifyingContract: `0x${string}`;
  };
  readonly primaryType: 'EVMAuthRequest';
  /** Without `EIP712Domain`, as viem and ethers take it; `eth_signTypedData_v4` wants it as well. */
  readonly types: { readonly EVMAuthRequest: { name: string; type: string }[] };
  /** Who calls what, and when. */
  readonly message: {
    /** The service, by the name that its caller knows it by. */
    readonly serverName: string;
    /** The tool. */
    readonly resourceName: string;
    /** The tokens that are asked for, as JSON. */
    readonly requiredTokens: string;
    /** Who signs, in lower case. */
    readonly walletAddress: `0x${string}`;
    /** The time in milliseconds, a dash, and 32 hexadecimal digits. */
    readonly nonce: string;
    /** Milliseconds since 1970. */
    readonly issuedAt: string;
    /** Milliseconds since 1970: 30 s later. */
    readonly expiresAt: string;
    /** For people. */
    readonly purpose: string;
    /** SHA-256 of the parameters, which the proof is good for alone. */
    readonly requestHash: `0x${string}`;
  };
}

/** Proves who calls, for one call, for 30 s. A secret for so long. */
export interface EvmAuthProof {
  /** What was signed. */
  readonly challenge: EvmAuthTypedData;
  /** 65 bytes. */
  readonly signature: `0x${string}`;
}
