import { hkdfSync, randomBytes } from 'node:crypto';
import { createId } from '../create-id.js';
import type { Logger } from '../logger.js';
import { reasonOf } from '../reason-of.js';
import { credentialErrors } from './credential-errors.js';
import type { DataKeyRepository, WrappedKey } from './data-key-repository.js';
import { openBytes } from './open-bytes.js';
import { sealBytes } from './seal-bytes.js';
import type { SecretBox } from './secret-box.js';

export interface SecretBoxOptions {
  readonly keys: DataKeyRepository;
  /** The master key: asked once, when something is kept or read first. @throws Error with what to do */
  readonly readKey: () => Promise<string>;
  /** The one of before, where it has been changed: what it opens is the new one's from then on. */
  readonly readPreviousKey?: (() => Promise<string | undefined>) | undefined;
  readonly logger: Logger;
}

interface MasterKey {
  readonly id: string;
  readonly key: Uint8Array;
}

interface DataKey {
  readonly id: string;
  readonly key: Uint8Array;
}

interface Opened {
  readonly dataKeys: ReadonlyMap<string, Uint8Array>;
  /** For what is new. */
  readonly usual: DataKey;
}

/** Fewer characters can be tried out. */
const leastKeyLength = 32;
/** Until a data key is there that can be opened. */
const mostAttempts = 3;

/**
 * Encrypts with a random data key, which the master key wraps: a new master key needs no other row to be written.
 * Processes with one store and one master key have one data key.
 */
export function createSecretBox(options: SecretBoxOptions): SecretBox {
  const { keys, logger } = options;
  let reading: Promise<MasterKey> | undefined;
  let opening: Promise<Opened> | undefined;

  /** Once: a keychain may ask its user each time. What fails is tried again by the next one. */
  function readMaster(): Promise<MasterKey> {
    reading ??= findMaster().catch((error: unknown) => {
      reading = undefined;
      // It may name a path, which is for the log alone.
      logger.error('The key of the credentials cannot be read', { reason: reasonOf(error) });
      throw credentialErrors.noKey();
    });
    return reading;
  }

  async function findMaster(): Promise<MasterKey> {
    const master = toMaster(await options.readKey());
    const previous = await options.readPreviousKey?.();
    if (previous !== undefined) await takeOver(toMaster(previous), master);
    return master;
  }

  async function takeOver(previous: MasterKey, master: MasterKey): Promise<void> {
    if (previous.id === master.id) return;
    const opened = openAll(await keys.list(previous.id), previous);
    if (opened.length === 0) return;
    await keys.rewrap(
      previous.id,
      opened.map((dataKey) => wrap(dataKey, master)),
    );
    logger.info('The key of the credentials was changed', { keys: opened.length });
  }

  async function open(): Promise<Opened> {
    const master = await readMaster();
    for (let attempt = 0; attempt < mostAttempts; attempt += 1) {
      const wrapped = await keys.list(master.id);
      const opened = openAll(wrapped, master);
      const [usual] = opened;
      if (usual !== undefined) {
        return { usual, dataKeys: new Map(opened.map(({ id, key }) => [id, key])) };
      }
      const made = { id: createId('key'), key: randomBytes(32) };
      // Another process may be first: then its key is ours.
      await keys.add(wrap(made, master), { beside: wrapped.length });
    }
    throw credentialErrors.noKey();
  }

  function use(): Promise<Opened> {
    opening ??= open().catch((error: unknown) => {
      opening = undefined;
      throw error;
    });
    return opening;
  }

  return {
    async seal(text, { belongsTo }) {
      const { id: keyId, key } = (await use()).usual;
      return { keyId, ...sealBytes(Buffer.from(text), { key, belongsTo: [keyId, ...belongsTo] }) };
    },
    async open(sealed, { belongsTo }) {
      const { keyId } = sealed;
      let key = (await use()).dataKeys.get(keyId);
      if (key === undefined) {
        // One that came with a master key of before, and was taken over since.
        opening = undefined;
        key = (await use()).dataKeys.get(keyId);
      }
      if (key === undefined) throw credentialErrors.otherKey();
      const plain = openBytes(sealed, { key, belongsTo: [keyId, ...belongsTo] });
      if (plain === undefined) throw credentialErrors.damaged();
      return Buffer.from(plain).toString('utf8');
    },
  };
}

function toMaster(given: string): MasterKey {
  const text = given.trim();
  if (text.length < leastKeyLength) {
    throw new Error(`The key has to have at least ${leastKeyLength} characters.`);
  }
  const derive = (info: string, length: number): Buffer =>
    Buffer.from(hkdfSync('sha256', text, '', info, length));
  return {
    id: derive('nanda credentials: name of the master key', 12).toString('hex'),
    key: derive('nanda credentials: master key', 32),
  };
}

function wrap({ id, key }: DataKey, master: MasterKey): WrappedKey {
  const belongsTo = ['data key', id, master.id];
  return { id, masterId: master.id, ...sealBytes(key, { key: master.key, belongsTo }) };
}

/** A damaged one costs only what it has encrypted. */
function openAll(wrapped: readonly WrappedKey[], { id: masterId, key }: MasterKey): DataKey[] {
  return wrapped.flatMap((one) => {
    const opened = openBytes(one, { key, belongsTo: ['data key', one.id, masterId] });
    return opened === undefined ? [] : [{ id: one.id, key: opened }];
  });
}
