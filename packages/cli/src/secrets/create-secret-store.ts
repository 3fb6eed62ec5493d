import { join } from 'node:path';
import { CliError } from '../errors/cli-error.js';
import { readSettingValue } from '../settings/read-setting-value.js';
import { settingTable } from '../settings/setting-table.js';
import { withFileLock } from '../state/with-file-lock.js';
import { writeJsonFile } from '../state/write-json-file.js';
import { checkSecretName } from './check-secret-name.js';
import { isOwnSecret } from './is-own-secret.js';
import type { Keychain } from './keychain.js';
import { loadKeychain } from './load-keychain.js';
import { probeKeychain } from './probe-keychain.js';
import { readSecretsFile, type SecretEntry, type SecretsFile } from './read-secrets-file.js';
import type { SecretStore } from './secret-store.js';

export interface SecretStoreOptions {
  /** Where `secrets.json` is. */
  readonly directory: string;
  /** `NANDA_SECRETS` may say where values are kept: `keychain` or `file`. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** @default that of this machine */
  readonly load?: () => Promise<Keychain | undefined>;
}

/** Under which values are kept in the keychain. */
const service = 'nanda';

/**
 * Secrets in the keychain of this machine, where it has one that keeps them, else in `secrets.json`, which
 * the user alone can read. That file has the names of all of them. The keychain is tried once.
 */
export function createSecretStore({
  directory,
  env,
  load = loadKeychain,
}: SecretStoreOptions): SecretStore {
  const file = join(directory, 'secrets.json');
  let opened: Promise<Opened> | undefined;

  return {
    file,

    async get(name) {
      checkName(name);
      const entry = entryOf(await readSecretsFile(file), name);
      if (entry?.place !== 'keychain') return entry?.value;
      const keychain = await load();
      const value = await keychain?.getPassword(service, accountOf(name)).catch(() => null);
      if (typeof value === 'string') return value;
      throw new CliError('SECRET_UNREADABLE', `The keychain does not give the secret ${name}.`, {
        details: { name },
        hint: `It may be locked. If it stays so, keep the secret anew: nanda secrets set ${name}`,
      });
    },

    async set(name, value) {
      checkName(name);
      const { keychain, reason } = await open();
      return withFileLock(file, async () => {
        const content = await readSecretsFile(file);
        const before = entryOf(content, name);
        const place = keychain === undefined ? 'file' : 'keychain';
        const changedAt = new Date().toISOString();
        await keychain?.setPassword(service, accountOf(name), value).catch((error: unknown) => {
          const said = error instanceof Error ? error.message.replaceAll(value, '…') : '';
          throw new CliError('KEYCHAIN_FAILED', `The keychain did not take it: ${said}`, {
            hint: `Keep it in a file that only you can read: NANDA_SECRETS=file nanda secrets set ${name}`,
          });
        });
        if (place === 'file' && before?.place === 'keychain') await forget(name);
        const isFileTold = (place === 'file' && !isOwnSecret(name)) || content.isFileTold === true;
        await write({
          ...content,
          ...(isFileTold && { isFileTold }),
          secrets: {
            ...content.secrets,
            [name]: { place, changedAt, ...(place === 'file' && { value }) },
          },
        });
        return {
          name,
          place,
          changedAt,
          isReplaced: before !== undefined,
          ...(place === 'file' && content.isFileTold !== true && { fileReason: reason }),
        };
      });
    },

    remove(name) {
      return withFileLock(file, async () => {
        const content = await readSecretsFile(file);
        const entry = entryOf(content, name);
        if (entry === undefined) return false;
        if (entry.place === 'keychain') await forget(name);
        const { [name]: _, ...others } = content.secrets;
        await write({ ...content, secrets: others });
        return true;
      });
    },

    async list() {
      const { secrets } = await readSecretsFile(file);
      return Object.entries(secrets)
        .filter(([name]) => !isOwnSecret(name))
        .map(([name, { place, changedAt }]) => ({ name, place, changedAt }))
        .toSorted((a, b) => (a.name < b.name ? -1 : 1));
    },
  };

  function checkName(name: string): void {
    if (!isOwnSecret(name)) checkSecretName(name);
  }

  interface Opened {
    readonly keychain?: Keychain;
    /** Why there is none. */
    readonly reason: string;
  }

  function open(): Promise<Opened> {
    return (opened ??= find());
  }

  async function find(): Promise<Opened> {
    const { secrets: definition } = settingTable;
    const given = definition.env;
    const wanted = env[given] ? readSettingValue(env[given], { definition, given }) : 'auto';
    if (wanted === 'file') return { reason: 'NANDA_SECRETS says so' };
    const keychain = await load();
    const isForced = wanted === 'keychain';
    const reason =
      keychain === undefined
        ? 'there is no keychain here'
        : await probeKeychain(keychain, { acceptsForgetful: isForced });
    if (keychain !== undefined && reason === undefined) return { keychain, reason: '' };
    const said = reason ?? '';
    if (!isForced) {
      return { reason: keychain === undefined ? said : `the keychain here is of no use: ${said}` };
    }
    throw new CliError('KEYCHAIN_FAILED', `The keychain cannot be used: ${said}.`, {
      hint: 'Without NANDA_SECRETS=keychain a file is used that only you can read.',
    });
  }

  /** Two directories of settings have nothing to do with each other. */
  function accountOf(name: string): string {
    return `${name} of ${directory}`;
  }

  /** What is not there any more need not be taken out. */
  async function forget(name: string): Promise<void> {
    const keychain = await load();
    await keychain?.deletePassword(service, accountOf(name)).catch(() => false);
  }

  function write(content: SecretsFile): Promise<void> {
    return writeJsonFile(file, content);
  }
}

function entryOf({ secrets }: SecretsFile, name: string): SecretEntry | undefined {
  return Object.hasOwn(secrets, name) ? secrets[name] : undefined;
}
