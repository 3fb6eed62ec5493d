import { join } from 'node:path';
import { CliError } from '../errors/cli-error.js';
import { createSecretStore } from '../secrets/create-secret-store.js';
import { walletSecret } from '../secrets/wallet-secret.js';
import { withFileLock } from '../state/with-file-lock.js';
import { writeJsonFile } from '../state/write-json-file.js';
import { checkWalletName } from './check-wallet-name.js';
import { readWalletsFile } from './read-wallets-file.js';
import type { Wallet } from './wallet.js';
import type { WalletStore } from './wallet-store.js';

export interface WalletStoreOptions {
  /** Where `wallets.json` and `secrets.json` are. */
  readonly directory: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Keeps the keys. @default the keychain of this machine, else a file */
  readonly secrets?: Pick<ReturnType<typeof createSecretStore>, 'get' | 'set' | 'remove'>;
}

const mostWallets = 100;

export function createWalletStore({
  directory,
  env,
  secrets = createSecretStore({ directory, env }),
}: WalletStoreOptions): WalletStore {
  const file = join(directory, 'wallets.json');
  const read = () => readWalletsFile(file);

  return {
    file,
    list: () => read().wallets,
    get current() {
      return read().current;
    },
    find(typed) {
      const { wallets } = read();
      const address = typed.toLowerCase();
      return (
        wallets.find(({ name }) => name === typed) ??
        wallets.find((wallet) => wallet.address.toLowerCase() === address)
      );
    },

    add({ name, address, ...rest }) {
      checkWalletName(name);
      return withFileLock(file, async () => {
        const { wallets, current } = read();
        refuseTaken(wallets, { name, address });
        const since = new Date().toISOString();
        const signer = 'signer' in rest ? rest.signer : undefined;
        const wallet: Wallet = { name, address, ...(signer !== undefined && { signer }), since };
        const key = 'key' in rest ? await keep(name, rest.key) : undefined;
        await writeJsonFile(file, { current: current ?? name, wallets: [...wallets, wallet] });
        return { wallet, isCurrent: current === undefined, ...(key && { key }) };
      });
    },

    use: (name) => withFileLock(file, () => writeJsonFile(file, { ...read(), current: name })),

    remove: (name) =>
      withFileLock(file, async () => {
        const { wallets, current } = read();
        // First: a name without its key can be removed once more, a key without its name cannot.
        await secrets.remove(walletSecret(name));
        await writeJsonFile(file, {
          ...(current !== name && { current }),
          wallets: wallets.filter((wallet) => wallet.name !== name),
        });
      }),

    async key({ name, signer }) {
      const key = signer === undefined ? await get(name) : undefined;
      if (key !== undefined && /^0x[\da-f]{64}$/.test(key)) return key as `0x${string}`;
      throw new CliError('WALLET_UNREADABLE', `The key of the wallet ${name} is not here.`, {
        details: { wallet: name },
        hint: `Import it again: nanda wallet remove ${name}, then nanda wallet import ${name}`,
      });
    },
  };

  async function keep(name: string, key: string) {
    const before = await get(name);
    // Of a `wallets.json` that was moved away: whoever has no copy of it would lose what it holds.
    if (before !== undefined && before !== key) {
      throw new CliError('USAGE_ERROR', `Another key is kept under the name ${name} already.`, {
        hint: 'Choose another name for this one.',
      });
    }
    try {
      return await secrets.set(walletSecret(name), key);
    } catch (error) {
      throw inWords(error, {
        hint: `Keep it in a file that only you can read: NANDA_SECRETS=file nanda wallet import ${name}`,
      });
    }
  }

  async function get(name: string): Promise<string | undefined> {
    try {
      return await secrets.get(walletSecret(name));
    } catch (error) {
      throw inWords(error, { hint: 'The keychain may be locked. Unlock it, and try again.' });
    }
  }
}

/** What the keychain fails with, with what can be done for a wallet. */
function inWords(error: unknown, { hint }: { readonly hint: string }): unknown {
  if (!(error instanceof CliError) || !/^(?:KEYCHAIN_|SECRET_UNREADABLE)/.test(error.code)) {
    return error;
  }
  return new CliError(error.code, error.message, { details: error.details, hint, cause: error });
}

function refuseTaken(
  wallets: readonly Wallet[],
  { name, address }: Pick<Wallet, 'name' | 'address'>,
): void {
  const same = wallets.find((one) => one.address.toLowerCase() === address.toLowerCase());
  if (same !== undefined) {
    throw new CliError('USAGE_ERROR', `${same.address} is there already: ${same.name}.`, {
      details: { wallet: same.name },
    });
  }
  if (wallets.some((one) => one.name === name)) {
    throw new CliError('USAGE_ERROR', `There is a wallet ${name} already.`, {
      details: { wallet: name },
      hint: 'Choose another name for this one. See them: nanda wallet list',
    });
  }
  if (wallets.length < mostWallets) return;
  throw new CliError('USAGE_ERROR', `There are ${mostWallets} wallets: remove one first.`);
}
