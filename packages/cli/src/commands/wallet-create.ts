import { addressOfKey } from '../wallets/address-of-key.js';
import { checkWalletName } from '../wallets/check-wallet-name.js';
import { openWallets } from '../wallets/open-wallets.js';
import { sayKept } from '../wallets/say-kept.js';
import { commonOptions } from './common-options.js';
import { defineCommand } from './define-command.js';

export const walletCreate = defineCommand({
  summary: 'Make a wallet: a new key, which stays on this machine.',
  arguments: [{ name: 'name', summary: 'What to call it; main where nothing is said' }],
  examples: [
    { line: 'wallet create', does: 'one that is called main' },
    { line: 'wallet create work', does: 'another one' },
  ],
  options: commonOptions,
  notes: [
    'A wallet signs proofs for services that are protected with EVMAuth: that you hold a token. It makes no transactions: get the token from another wallet, or for this address.',
    'The key is kept in the keychain of this machine, where that has one, else in a file that only you can read (`NANDA_SECRETS`). Neither the proxy nor a service gets it.',
    'There is no copy of it: `nanda wallet show --reveal` shows it, for one that you keep elsewhere.',
  ],
  seeAlso: ['wallet import', 'wallet allow', 'exec'],
  forgivesSettings: true,
  async run(context) {
    const [name = 'main'] = context.positionals;
    checkWalletName(name);
    const { generatePrivateKey } = await import('viem/accounts');
    const key = generatePrivateKey();
    const address = await addressOfKey(key);
    sayKept(await openWallets(context).add({ name, address, key }), context);
  },
});
