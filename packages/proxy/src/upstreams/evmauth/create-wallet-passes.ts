import type { WalletPass } from './create-wallet-pass.js';

/** Passes that are in use, by whose they are and for what. */
export interface WalletPasses {
  /** The one that there is, or a new one. */
  get(key: string, make: () => WalletPass): WalletPass;
}

/** More are not kept: those that nobody has asked for longest are made anew. */
const maxPasses = 500;

export function createWalletPasses(): WalletPasses {
  const passes = new Map<string, WalletPass>();
  return {
    get(key, make) {
      const pass = passes.get(key) ?? make();
      passes.delete(key);
      passes.set(key, pass);
      const [oldest = ''] = passes.keys();
      if (passes.size > maxPasses) passes.delete(oldest);
      return pass;
    },
  };
}
