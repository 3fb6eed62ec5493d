/** A wallet that can sign: its key is kept here, or a program of the user's signs for it. Nothing in it is a secret. */
export interface Wallet {
  readonly name: string;
  /** `0x` and 40 hexadecimal digits. */
  readonly address: string;
  /** The command line of the program that signs. Absent where the key is kept here. */
  readonly signer?: string | undefined;
  /** RFC 3339. */
  readonly since: string;
}
