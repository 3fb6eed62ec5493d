import { randomBytes, scrypt } from 'node:crypto';
import type { CredentialExport } from '@nanda/protocol';
import { NandaError } from '../nanda-error.js';
import { openBytes } from './open-bytes.js';
import { sealBytes } from './seal-bytes.js';

/** About 0.3 s and 128 MiB: what one who guesses pays for each guess. */
const usual = { N: 2 ** 17, r: 8, p: 1 } as const;
/** Bytes that one derivation may take; files say how much it is. */
const mostMemory = 256 * 1024 * 1024;
/** Derivations at the same time: each takes a thread and much memory. */
const mostAtOnce = 1;

/** Encrypts texts under passphrases, and opens them. */
export interface PassphraseBox {
  seal(text: string, options: { readonly passphrase: string }): Promise<CredentialExport>;
  /** @throws NandaError VALIDATION_ERROR where it does not open */
  open(sealed: CredentialExport, options: { readonly passphrase: string }): Promise<string>;
}

/** One for each proxy: it bounds how much of the machine passphrases take. */
export function createPassphraseBox(): PassphraseBox {
  let running = 0;

  async function derive(
    passphrase: string,
    { N, r, p, salt }: { N: number; r: number; p: number; salt: Uint8Array },
  ): Promise<Uint8Array> {
    if (running >= mostAtOnce) throw busy();
    running += 1;
    try {
      return await new Promise<Uint8Array>((resolve, reject) => {
        const options = { N, r, p, maxmem: mostMemory + 1024 * 1024 };
        scrypt(passphrase.normalize('NFKC'), salt, 32, options, (error, key) =>
          error === null ? resolve(key) : reject(error),
        );
      });
    } finally {
      running -= 1;
    }
  }

  return {
    async seal(text, { passphrase }) {
      const salt = randomBytes(16);
      const key = await derive(passphrase, { ...usual, salt });
      const kdf = { name: 'scrypt' as const, ...usual, salt: salt.toString('base64') };
      const { nonce, data } = sealBytes(Buffer.from(text), { key, belongsTo: belongingOf(kdf) });
      return {
        format: 'nanda-credentials',
        version: 1,
        kdf,
        nonce: Buffer.from(nonce).toString('base64'),
        data: Buffer.from(data).toString('base64'),
      };
    },
    async open({ kdf, nonce, data }, { passphrase }) {
      const isFit = Math.log2(kdf.N) % 1 === 0 && 128 * kdf.N * kdf.r <= mostMemory;
      if (!isFit) {
        throw new NandaError(
          'VALIDATION_ERROR',
          'The export asks for more work than it may (kdf): N has to be a power of two, and 128 · N · r at most 256 MiB.',
        );
      }
      const salt = Buffer.from(kdf.salt, 'base64');
      const key = await derive(passphrase, { ...kdf, salt });
      const sealed = { nonce: Buffer.from(nonce, 'base64'), data: Buffer.from(data, 'base64') };
      const plain = openBytes(sealed, { key, belongsTo: belongingOf(kdf) });
      if (plain !== undefined) return Buffer.from(plain).toString('utf8');
      throw new NandaError(
        'VALIDATION_ERROR',
        'The export does not open: the passphrase is another one, or the file has been changed.',
      );
    },
  };
}

function belongingOf({ name, N, r, p }: CredentialExport['kdf']): string[] {
  return ['nanda-credentials', '1', name, String(N), String(r), String(p)];
}

function busy(): NandaError {
  return new NandaError(
    'RATE_LIMITED',
    'Another export or import is under way, and each takes much of the machine. Try again in a moment.',
    { retryAfter: 1 },
  );
}
