import type { ApiKey, ApiKeyRequest, NewApiKey } from '@nanda/protocol';
import type { Clock } from '../control/clock.js';
import { Refusal } from '../wire/refusal.js';
import type { Grant } from './caller.js';
import type { Ids } from './create-ids.js';

interface KeptKey {
  described: ApiKey;
  readonly userId: string;
}

/** API keys, by their secrets. */
export class ApiKeys {
  readonly #clock: Clock;
  readonly #ids: Ids;
  readonly #keys = new Map<string, KeptKey>();
  readonly #revoked = new Set<string>();

  constructor({ clock, ids }: { readonly clock: Clock; readonly ids: Ids }) {
    this.#clock = clock;
    this.#ids = ids;
  }

  list(userId: string): ApiKey[] {
    return Array.from(this.#keys.values())
      .filter((kept) => kept.userId === userId)
      .map(({ described }) => described);
  }

  create({ name, scope = ['*'], expiresAt }: ApiKeyRequest, userId: string): NewApiKey {
    const id = this.#ids('key');
    const key = `nanda_${id}_secret`;
    const described: ApiKey = {
      id,
      name,
      prefix: key.slice(0, 'nanda_key_1'.length),
      scope: [...scope],
      createdAt: this.#clock.timestamp(),
      ...(expiresAt !== undefined && { expiresAt }),
    };
    this.#keys.set(key, { described, userId });
    return { ...described, key };
  }

  /** @throws Refusal NOT_FOUND */
  delete(id: string, userId: string): ApiKey {
    for (const [key, kept] of this.#keys) {
      if (kept.described.id !== id || kept.userId !== userId) continue;
      this.#keys.delete(key);
      this.#revoked.add(key);
      return kept.described;
    }
    throw new Refusal('NOT_FOUND', { message: `There is no API key "${id}".` });
  }

  /** What a key stands for; undefined for a text that is none. @throws Refusal UNAUTHENTICATED */
  grantOf(key: string): Grant | undefined {
    const kept = this.#keys.get(key);
    const { expiresAt, scope } = kept?.described ?? {};
    const isOver = expiresAt !== undefined && Date.parse(expiresAt) <= this.#clock.now();
    if (this.#revoked.has(key) || isOver) {
      throw new Refusal('UNAUTHENTICATED', { message: 'The API key was revoked or has expired.' });
    }
    if (kept === undefined || scope === undefined) return undefined;
    kept.described = { ...kept.described, lastUsedAt: this.#clock.timestamp() };
    return { userId: kept.userId, scope, expiresAt, sessionId: undefined };
  }
}
