import type { EvmOptions } from './evm-options.js';

/** Options with every default filled in. */
export interface EvmSettings {
  /** By the number of the chain. */
  readonly rpc: ReadonlyMap<number, string>;
  readonly check: boolean | 'required';
}

const variable = /^NANDA_EVM_RPC_(.+)$/;

/** @throws TypeError for a chain that is no number, or an address that is no http(s) URL */
export function resolveEvm(
  { rpc = {}, check = true }: EvmOptions,
  { environment }: { readonly environment: Readonly<Record<string, string | undefined>> },
): EvmSettings {
  const ofEnvironment = Object.entries(environment).flatMap(([name, value]) => {
    const chain = variable.exec(name)?.[1];
    return chain !== undefined && value ? [[chain, value, name] as const] : [];
  });
  const given = Object.entries(rpc).map(
    ([chain, url]) => [chain, url, `evm.rpc.${chain}`] as const,
  );
  return { rpc: new Map([...ofEnvironment, ...given].map(readAddress)), check };
}

function readAddress([chain, url, name]: readonly [string, string, string]): [number, string] {
  if (!/^[1-9]\d{0,14}$/.test(chain)) {
    throw new TypeError(
      `${name} does not name a chain: its number (EIP-155) is wanted, such as 1.`,
    );
  }
  const { protocol } = URL.parse(url) ?? {};
  if (protocol !== 'http:' && protocol !== 'https:') {
    // The address itself may hold a key.
    throw new TypeError(`${name} must be the http or https address of a JSON-RPC service.`);
  }
  return [Number(chain), url];
}
