import { createId } from '../create-id.js';
import { principalKey } from '../principal-key.js';
import type { CredentialRepository, SealedEntry } from './credential-repository.js';
import { credentialErrors } from './credential-errors.js';
import type { CredentialVault, VaultEntry } from './credential-vault.js';
import { holdLease } from './hold-lease.js';
import type { LeaseRepository } from './lease-repository.js';
import { makeVaultEntry } from './make-vault-entry.js';
import type { SecretBox } from './secret-box.js';

export interface CredentialVaultOptions {
  readonly repository: CredentialRepository;
  readonly leases: LeaseRepository;
  readonly box: SecretBox;
}

/** Entries of one owner. */
const maxEntries = 2000;

/** Keeps credentials encrypted in the store. What cannot be read costs nothing but itself. */
export function createCredentialVault({
  repository,
  leases,
  box,
}: CredentialVaultOptions): CredentialVault {
  async function openSecret(entry: SealedEntry): Promise<VaultEntry['secret']> {
    const text = await box.open(entry.sealed, { belongsTo: belongingOf(entry) });
    return JSON.parse(text) as VaultEntry['secret'];
  }

  async function open(entry: SealedEntry): Promise<VaultEntry> {
    const secret = await openSecret(entry);
    return makeVaultEntry(factsOf(entry), () => secret);
  }

  /** One that cannot be opened says so when its secret is read. */
  async function openLater(entry: SealedEntry): Promise<VaultEntry> {
    try {
      return await open(entry);
    } catch (error) {
      return makeVaultEntry(factsOf(entry), () => {
        throw error;
      });
    }
  }

  async function seal(
    entry: Omit<SealedEntry, 'sealed' | 'version'>,
    secret: VaultEntry['secret'],
  ): Promise<SealedEntry['sealed']> {
    // A copy of an entry has none: it would be lost here.
    if (typeof secret !== 'object') throw new TypeError('An entry is kept with its secret.');
    return box.seal(JSON.stringify(secret), { belongsTo: belongingOf(entry) });
  }

  return {
    async save({ secret, ...facts }) {
      const now = new Date().toISOString();
      const before = await repository.findSlot(facts);
      if (before === undefined && (await repository.count(facts.owner)) >= maxEntries) {
        throw credentialErrors.tooMany(maxEntries);
      }
      const entry = {
        ...facts,
        id: before?.id ?? createId('cred'),
        createdAt: before?.createdAt ?? now,
        updatedAt: now,
      };
      const version = await repository.put({ ...entry, sealed: await seal(entry, secret) });
      if (version === undefined) throw credentialErrors.connectionGone(facts.connectionId ?? '');
      return makeVaultEntry({ ...entry, version }, () => secret);
    },

    async get(id, owner) {
      const found = await repository.get(id);
      return found !== undefined && isOf(found, owner) ? open(found) : undefined;
    },

    async find(owner, query) {
      const found = await repository.find(owner, query);
      return found === undefined ? undefined : open(found);
    },

    async list(owner) {
      return Promise.all((await repository.list(owner)).map(openLater));
    },

    async update({ id, version, secret, ...changes }) {
      const found = await repository.get(id);
      if (found === undefined || found.version !== version) return undefined;
      const updatedAt = new Date().toISOString();
      const changed = { ...factsOf(found), ...changes, updatedAt };
      const isTaken = await repository.update({
        ...changed,
        sealed: await seal(changed, secret),
        version,
      });
      if (!isTaken) return undefined;
      return makeVaultEntry({ ...changed, version: version + 1 }, () => secret);
    },

    async delete(id, owner) {
      const found = await repository.get(id);
      if (found === undefined || !isOf(found, owner)) return undefined;
      const entry = await openLater(found);
      return (await repository.delete(id)) ? entry : undefined;
    },

    exclusively: (id, { wait, hold }, work) => holdLease(id, { leases, wait, hold }, work),
  };
}

function isOf(entry: SealedEntry, owner: VaultEntry['owner']): boolean {
  return principalKey(entry.owner) === principalKey(owner);
}

function factsOf(entry: SealedEntry): Omit<VaultEntry, 'secret'> {
  const { sealed: _, ...facts } = entry;
  return facts;
}

/** What a secret is bound to: moved into another row, it does not open. */
function belongingOf(entry: Omit<SealedEntry, 'sealed' | 'version'>): string[] {
  const { id, owner, serviceId, place, type, connectionId = '', issuer = '' } = entry;
  return ['credential', id, principalKey(owner), serviceId, place, type, connectionId, issuer];
}
