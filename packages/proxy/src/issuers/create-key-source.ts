import type { JWTVerifyGetKey, RemoteJWKSet } from 'jose';
import type { Logger } from '../core/logger.js';
import { NandaError } from '../core/nanda-error.js';
import { reasonOf } from '../core/reason-of.js';
import type { Dialler } from '../network/create-dialler.js';
import { fetchDocument } from './fetch-document.js';
import { findKeyAddress } from './find-key-address.js';

export interface KeySourceOptions {
  readonly issuer: string;
  /** @default its metadata says it */
  readonly jwksUri?: string | undefined;
  readonly logger: Logger;
  /** Milliseconds between two questions, whether the one before was answered or not. @default 30_000 */
  readonly cooldown?: number | undefined;
  /** Milliseconds after which keys are asked for again. @default 600_000 */
  readonly maxAge?: number | undefined;
}

/** The keys of an issuer. The last ones that were got are good while it cannot be reached. */
export interface KeySource {
  /** For `jwtVerify`. @throws NandaError OVERLOADED where no keys could be got yet, else what jose throws */
  readonly find: JWTVerifyGetKey;
  close(): Promise<void>;
}

interface Diallers {
  readonly own: Dialler;
  readonly others: Dialler;
}

/** Large, and not needed before the first token comes. */
async function openDiallers(): Promise<Diallers> {
  const { createDialler } = await import('../network/create-dialler.js');
  return { own: createDialler({ policy: 'any' }), others: createDialler({ policy: 'public' }) };
}

/** Asks nobody before the first token comes, and then as seldom as it can. */
export function createKeySource(options: KeySourceOptions): KeySource {
  const { issuer, logger, cooldown = 30_000, maxAge = 600_000 } = options;
  let diallers: Promise<Diallers> | undefined;
  const closing = new AbortController();
  let refusedAt = -Infinity;
  let opening: Promise<RemoteJWKSet> | undefined;

  /** Where an issuer sends us that is not its own is looked at as any address that strangers name. */
  async function diallerTo(url: URL | string): Promise<Pick<Dialler, 'fetch'>> {
    diallers ??= openDiallers();
    const isOwn = options.jwksUri !== undefined || new URL(url).origin === new URL(issuer).origin;
    return (await diallers)[isOwn ? 'own' : 'others'];
  }

  /** One that was not answered is not asked again at once, whatever comes meanwhile. */
  async function ask<Value>(question: () => Promise<Value>): Promise<Value> {
    if (performance.now() - refusedAt < cooldown) throw new Error('It was asked a moment ago.');
    try {
      return await question();
    } catch (error) {
      refusedAt = performance.now();
      logger.warn('The keys of an authorization server could not be read', {
        issuer,
        reason: reasonOf(error),
      });
      throw error;
    }
  }

  async function open(): Promise<RemoteJWKSet> {
    const { signal } = closing;
    const { jwksUri } = options;
    const [{ createRemoteJWKSet, customFetch }, address] = await Promise.all([
      import('jose'),
      jwksUri === undefined
        ? ask(async () => findKeyAddress(issuer, { ...(await diallerTo(issuer)), signal }))
        : new URL(jwksUri),
    ]);
    return createRemoteJWKSet(address, {
      cooldownDuration: cooldown,
      cacheMaxAge: maxAge,
      [customFetch]: (url: string) =>
        ask(async () => {
          const { fetch } = await diallerTo(url);
          return Response.json(await fetchDocument(new URL(url), { fetch, signal }));
        }),
    });
  }

  function keys(): Promise<RemoteJWKSet> {
    opening ??= open().catch((error: unknown) => {
      opening = undefined;
      throw error;
    });
    return opening;
  }

  return {
    async find(header, token) {
      const { createLocalJWKSet, errors } = await import('jose');
      const remote = await keys().catch((cause: unknown) => {
        throw unreachable(issuer, cause);
      });
      try {
        return await remote(header, token);
      } catch (error) {
        if (error instanceof errors.JWKSNoMatchingKey) throw error;
        if (error instanceof errors.JWKSMultipleMatchingKeys) throw error;
        const last = remote.jwks();
        if (last === undefined) throw unreachable(issuer, error);
        return createLocalJWKSet(last)(header, token);
      }
    },
    async close() {
      closing.abort();
      const { own, others } = (await diallers) ?? {};
      await Promise.all([own?.close(), others?.close()]);
    },
  };
}

function unreachable(issuer: string, cause: unknown): NandaError {
  return new NandaError(
    'OVERLOADED',
    `Your token cannot be checked now: the authorization server ${issuer} cannot be reached. Try again in a moment.`,
    { retryAfter: 30, cause },
  );
}
