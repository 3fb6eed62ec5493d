/** A contract that a service may be shown proofs for. Nothing in it is a secret. */
export interface Agreement {
  readonly serviceId: string;
  /** What it was called when that was agreed to. */
  readonly label?: string | undefined;
  /** `0x` and 40 hexadecimal digits. */
  readonly contractAddress: string;
  /** EIP-155. */
  readonly chainId: number;
  /** RFC 3339. */
  readonly since: string;
}
