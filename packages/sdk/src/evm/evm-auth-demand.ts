/** What a proof is made for. */
export interface EvmAuthProofRequest {
  /** The contract of the token: `0x` and 40 hexadecimal digits. */
  readonly contractAddress: string;
  /** The chain that it is on (EIP-155). */
  readonly chainId: number;
  /** The tool that is called. */
  readonly toolName: string;
  /** What it is called with, exactly as it is sent. @default {} */
  readonly parameters?: Readonly<Record<string, unknown>> | undefined;
  /** The tokens that are asked for. @default none */
  readonly tokenIds?: readonly string[] | undefined;
  /** What the wallet shows as the name of the service. @default 'MCP' */
  readonly serviceName?: string | undefined;
  /** Milliseconds that this machine's clock is behind. Of no effect beside `now`. @default 0 */
  readonly clockSkew?: number | undefined;
}

/** What a service asks to be proven: answered where its user has agreed to that. */
export interface EvmAuthDemand extends EvmAuthProofRequest {
  readonly contractAddress: `0x${string}`;
  readonly tokenIds: readonly string[];
  /** Names the service at the proxy. */
  readonly serviceId: string;
  readonly serviceName: string;
  /** What the user has given as credentials of the connection. */
  readonly agreed?:
    | { readonly contractAddress: string; readonly chainId: number | undefined }
    | undefined;
}
