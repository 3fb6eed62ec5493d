import type { EvmAuthTypedData } from './evm-auth-proof.js';

/** A contract that a service may be shown proofs for. */
export interface EvmAuthContract {
  /**
   * The service: its id, or the name that you pass to `connect()`. A proof does not say which service it is for: one
   * that is given to another service could be used by that at this one.
   */
  readonly service: string;
  /** `0x` and 40 hexadecimal digits. */
  readonly contractAddress: string;
  /** EIP-155. @default `chainId` of the signer */
  readonly chainId?: number | undefined;
}

/** What a service wants a proof for. */
export interface EvmAuthApproval {
  /** Names the service at the proxy. */
  readonly serviceId: string;
  /** What the service was called in `connect()`, else its id. */
  readonly serviceName: string;
  /** The tool that is called. */
  readonly toolName: string;
  /** Said by the service: untrusted. Compare it with what the publisher of the service says. */
  readonly contractAddress: `0x${string}`;
  /** Said by the service: untrusted. */
  readonly chainId: number;
  /** Said by the service: untrusted. */
  readonly tokenIds: readonly string[];
}

/** How much of a signer all kinds of it share. */
export interface EvmAuthRules {
  /** The contracts that are agreed to, each for one service. @default none */
  readonly contracts?: readonly EvmAuthContract[] | undefined;
  /**
   * Asked before the first proof for a contract that is neither in `contracts` nor in the `evmauth` credentials of the
   * connection; once for each service, contract and chain. It has five minutes. @default no
   */
  readonly approve?:
    | ((
        request: EvmAuthApproval,
        context: { readonly signal: AbortSignal },
      ) => boolean | PromiseLike<boolean>)
    | undefined;
  /** The chain of contracts that name none (EIP-155). @default none: it has to be named, or approved */
  readonly chainId?: number | undefined;
  /**
   * Milliseconds since 1970. A proof lives for 30 s, so a clock that is wrong is set right by the proxy's where this is
   * left out. @default Date.now
   */
  readonly now?: (() => number) | undefined;
}

/** Options of `createEvmAuth`. */
export interface EvmAuthOptions extends EvmAuthRules {
  /** The wallet that signs: `0x` and 40 hexadecimal digits. */
  readonly walletAddress: string;
  /**
   * Signs typed data (EIP-712): 65 bytes in hexadecimal. It has as long as the proof lives, 30 s. One call at a time.
   *
   * @example
   * (typedData) => account.signTypedData(typedData) // viem
   */
  readonly signTypedData: (
    typedData: EvmAuthTypedData,
    context: { readonly signal: AbortSignal },
  ) => string | PromiseLike<string>;
}
