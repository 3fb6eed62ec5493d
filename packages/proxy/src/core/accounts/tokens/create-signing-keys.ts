import type { CryptoKey, JWK } from 'jose';
import type { AuditLog } from '../../audit/audit-log.js';
import type { SealedSecret, SecretBox } from '../../credentials/secret-box.js';
import type { Logger } from '../../logger.js';
import { reasonOf } from '../../reason-of.js';
import type { PublicKeySet } from '../public-key-set.js';
import type { SigningKeyRecord, SigningKeyRepository } from '../store/signing-key-repository.js';

export interface SigningKeysOptions {
  readonly repository: SigningKeyRepository;
  readonly box: SecretBox;
  /** Milliseconds that the longest token is good for. */
  readonly longestToken: number;
  readonly logger: Logger;
  readonly audit?: Pick<AuditLog, 'record'> | undefined;
  readonly now: () => number;
}

/** The keys that access tokens are signed with. All processes with one store agree on them. */
export interface SigningKeys {
  /** The one that signs now; made where there is none, or its time is over. */
  current(): Promise<{ readonly id: string; readonly key: CryptoKey }>;
  /** @returns the public key; undefined where there is none such */
  find(id: string): Promise<CryptoKey | undefined>;
  publicKeys(): Promise<PublicKeySet>;
}

/** Of all that a verifier elsewhere can be expected to know, the one with short signatures. */
export const signingAlgorithm = 'ES256';

/** Milliseconds for which a key signs. */
const signingTime = 30 * 24 * 60 * 60 * 1000;
/** Milliseconds after which the store is asked again whether another process has made a new one. */
const reloadAfter = 60_000;
/** Milliseconds between two looks for a key that is not known here: anybody can name one. */
const lookAgainAfter = 1000;

interface LoadedKeys {
  readonly records: readonly SigningKeyRecord[];
  readonly at: number;
}

export function createSigningKeys(options: SigningKeysOptions): SigningKeys {
  const { repository, box, longestToken, logger, audit, now } = options;
  let loaded: LoadedKeys | undefined;
  let current: { readonly id: string; readonly key: CryptoKey } | undefined;
  let making: Promise<{ readonly id: string; readonly key: CryptoKey }> | undefined;
  const publicKeys = new Map<string, CryptoKey>();

  async function load({ newerThan }: { readonly newerThan: number }): Promise<LoadedKeys> {
    if (loaded !== undefined && loaded.at > now() - newerThan) return loaded;
    loaded = { records: await repository.list(), at: now() };
    for (const id of publicKeys.keys()) {
      if (!loaded.records.some((record) => record.id === id)) publicKeys.delete(id);
    }
    return loaded;
  }

  async function unseal({ id, privateKey }: SigningKeyRecord): Promise<CryptoKey | undefined> {
    try {
      const text = await box.open(readSealed(privateKey), { belongsTo: ownerOf(id) });
      return await importKey(JSON.parse(text) as JWK);
    } catch (error) {
      logger.warn('A key for access tokens cannot be read; another one is made', {
        key: id,
        reason: reasonOf(error),
      });
      return undefined;
    }
  }

  async function make({ replaces }: { readonly replaces: string | undefined }): Promise<void> {
    const { calculateJwkThumbprint, exportJWK, generateKeyPair } = await import('jose');
    const pair = await generateKeyPair(signingAlgorithm, { extractable: true });
    const publicKey = await exportJWK(pair.publicKey);
    const id = await calculateJwkThumbprint(publicKey);
    const privateKey = JSON.stringify(await exportJWK(pair.privateKey));
    const createdAt = now();
    const signsUntil = createdAt + signingTime;
    const isAdded = await repository.addUnlessCurrent(
      {
        id,
        publicKey: { ...publicKey, kid: id, alg: signingAlgorithm, use: 'sig' },
        privateKey: writeSealed(await box.seal(privateKey, { belongsTo: ownerOf(id) })),
        createdAt,
        signsUntil,
        verifiesUntil: signsUntil + longestToken,
      },
      { now: createdAt, replaces },
    );
    if (!isAdded) return;
    audit?.record({ type: 'signing_key.rotated', outcome: 'success', target: id });
  }

  async function findCurrent(): Promise<{ readonly id: string; readonly key: CryptoKey }> {
    // Once for what is there, once for what was made, and once more where another process was faster.
    for (let round = 0; round < 3; round += 1) {
      const { records } = await load({ newerThan: round === 0 ? reloadAfter : 0 });
      const newest = records.find(({ signsUntil }) => signsUntil > now());
      if (newest !== undefined) {
        if (newest.id === current?.id) return current;
        const key = await unseal(newest);
        if (key !== undefined) return (current = { id: newest.id, key });
      }
      await make({ replaces: newest?.id });
    }
    throw new Error('No key for access tokens could be made.');
  }

  return {
    async current() {
      making ??= findCurrent().finally(() => (making = undefined));
      return making;
    },

    async find(id) {
      // Also forgets those that are no longer in the store.
      const recent = await load({ newerThan: reloadAfter });
      const known = publicKeys.get(id);
      if (known !== undefined) return known;
      const find = ({ records }: LoadedKeys): SigningKeyRecord | undefined =>
        records.find((record) => record.id === id);
      const record = find(recent) ?? find(await load({ newerThan: lookAgainAfter }));
      if (record === undefined) return undefined;
      const key = await importKey(record.publicKey);
      publicKeys.set(id, key);
      return key;
    },

    async publicKeys() {
      const { records } = await load({ newerThan: lookAgainAfter });
      const good = records.filter(({ verifiesUntil }) => verifiesUntil > now());
      return { keys: good.map(({ publicKey }) => publicKey) };
    },
  };
}

function ownerOf(id: string): readonly string[] {
  return ['signing key', id];
}

function writeSealed({ keyId, nonce, data }: SealedSecret): string {
  const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url');
  return [keyId, text(nonce), text(data)].join('.');
}

function readSealed(text: string): SealedSecret {
  const [keyId = '', nonce = '', data = ''] = text.split('.');
  return { keyId, nonce: Buffer.from(nonce, 'base64url'), data: Buffer.from(data, 'base64url') };
}

async function importKey(jwk: JWK): Promise<CryptoKey> {
  const { importJWK } = await import('jose');
  const key = await importJWK(jwk, signingAlgorithm);
  if (key instanceof Uint8Array) throw new TypeError('This is no key of a pair.');
  return key;
}
