import type { AccessRules } from './core/accounts/access-rules.js';
import type { Accounts } from './core/accounts/accounts.js';
import type { AccountsOptions } from './core/accounts/accounts-options.js';
import { createAccounts } from './core/accounts/create-accounts.js';
import { createContractSignatures } from './upstreams/wallets/create-contract-signatures.js';

export interface OpenAccountsOptions extends Omit<AccountsOptions, 'contracts'> {
  readonly rules: AccessRules;
  /** Addresses of JSON-RPC servers, by chain. */
  readonly rpc: ReadonlyMap<number, string>;
}

/** Accounts, with the chains that are asked for the signatures of contracts. */
export function openAccounts({ rpc, ...options }: OpenAccountsOptions): Accounts {
  const contracts = createContractSignatures({ rpc });
  const accounts = createAccounts({ ...options, contracts });
  return {
    ...accounts,
    async close() {
      await accounts.close();
      await contracts.close();
    },
  };
}
