/** How the tokens of EVMAuth are looked up on their chain. A proxy never holds a key. */
export interface EvmOptions {
  /** Addresses (http, https) of JSON-RPC by the number of the chain (EIP-155). @default none, or NANDA_EVM_RPC_<number> of the environment */
  readonly rpc?: Readonly<Record<string, string>>;
  /**
   * Whether it is looked up before a service is connected to that the wallet of the credentials holds their token, where
   * contract and token are given and the chain is one of `rpc`. A chain that cannot be asked keeps nobody from trying,
   * unless `required`.
   *
   * @default true
   */
  readonly check?: boolean | 'required';
}
