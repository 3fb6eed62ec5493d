import type { EvmAuthTypedData } from '@nanda/sdk';

/** Who signs proofs. */
export interface ProofSigner {
  /** The address that it signs for. */
  readonly address: string;
  /** How the user knows it: its name, or its address. */
  readonly label: string;
  /** 65 bytes in hexadecimal. Rejects with a CliError where it cannot or will not. */
  sign(typedData: EvmAuthTypedData, options: { readonly signal: AbortSignal }): Promise<string>;
}
