import type { ToolAuth, ToolResult } from '@nanda/protocol';

/** A call as it was made. */
export interface MadeCall {
  readonly connectionId: string;
  /** What the connection is called; its own name where it is not known. */
  readonly label?: string | undefined;
  readonly toolName: string;
  readonly parameters: Readonly<Record<string, unknown>>;
  /** Whether it was made with a proof. */
  readonly isProven: boolean;
  /** Milliseconds that this machine's clock is behind that of the proxy. @default 0 */
  readonly clockSkew?: number;
  /** Ends the making of a proof. */
  readonly signal: AbortSignal;
}

/** Makes the proofs that services protected with EVMAuth ask for. */
export interface ProofDesk {
  /**
   * The proof to make a call with once more, whose result asks for one; undefined where the result is one like any other.
   *
   * @throws CliError `PAYMENT_REQUIRED` where the wallet does not hold the token, `EVMAUTH_…` where there is no proof or
   * it was not taken, `CONFIRMATION_REQUIRED` where nobody has agreed to the contract, `CANCELLED`
   */
  answer(result: ToolResult, call: MadeCall): Promise<ToolAuth | undefined>;
}
