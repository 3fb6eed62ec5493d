import { createDecipheriv, pbkdf2, scrypt, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import { CliError } from '../errors/cli-error.js';
import { isMembers } from '../settings/is-members.js';

type Members = Readonly<Record<string, unknown>>;

/** Octets that may be used to make the key of a password into one of a cipher: what is usual is 256 MiB. */
const mostMemory = 1024 ** 3;
const mostRounds = 10_000_000;

/**
 * The private key in a keystore of version 3, as geth, cast and most wallets write it.
 *
 * @throws CliError `USAGE_ERROR` for another password, or what is no such file
 */
export async function openKeystore(text: string, password: string): Promise<`0x${string}`> {
  const { ciphertext, iv, mac, kdf, kdfparams } = readKeystore(text);
  const derived = await derive(kdf, { password, parameters: kdfparams });
  const { keccak256 } = await import('viem/utils');
  const seen = keccak256(Buffer.concat([derived.subarray(16, 32), ciphertext]), 'bytes');
  if (mac.length !== seen.length || !timingSafeEqual(mac, seen)) {
    throw new CliError('USAGE_ERROR', 'That is not the password of the keystore.');
  }
  const decipher = createDecipheriv('aes-128-ctr', derived.subarray(0, 16), iv);
  const key = Buffer.concat([decipher.update(ciphertext), decipher.final()]);
  if (key.length !== 32) throw unusable();
  return `0x${key.toString('hex')}`;
}

function readKeystore(text: string) {
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch {
    throw unusable();
  }
  // Old ones have it with a capital.
  const crypto = isMembers(content) ? (content['crypto'] ?? content['Crypto']) : undefined;
  if (!isMembers(content) || content['version'] !== 3 || !isMembers(crypto)) throw unusable();
  const { cipher, ciphertext, cipherparams, mac, kdf, kdfparams } = crypto;
  if (cipher !== 'aes-128-ctr' || !isMembers(cipherparams) || !isMembers(kdfparams)) {
    throw unusable();
  }
  const iv = bytes(cipherparams['iv']);
  if (iv.length !== 16 || typeof kdf !== 'string') throw unusable();
  return { ciphertext: bytes(ciphertext), iv, mac: bytes(mac), kdf, kdfparams };
}

async function derive(
  kdf: string,
  { password, parameters }: { readonly password: string; readonly parameters: Members },
): Promise<Buffer> {
  const salt = bytes(parameters['salt']);
  const length = 32;
  if (parameters['dklen'] !== length) throw unusable();
  if (kdf === 'scrypt') {
    const [N, r, p] = [parameters['n'], parameters['r'], parameters['p']].map(whole);
    const maxmem = 256 * (N as number) * (r as number);
    if (maxmem > 2 * mostMemory || (p as number) > 64) throw unusable();
    const run = promisify<string, Buffer, number, object, Buffer>(scrypt);
    try {
      return await run(password, salt, length, { N, r, p, maxmem });
    } catch {
      throw unusable();
    }
  }
  const rounds = whole(parameters['c']);
  if (kdf !== 'pbkdf2' || parameters['prf'] !== 'hmac-sha256' || rounds > mostRounds) {
    throw unusable();
  }
  return promisify(pbkdf2)(password, salt, rounds, length, 'sha256');
}

function whole(value: unknown): number {
  if (typeof value === 'number' && Number.isSafeInteger(value) && value > 0) return value;
  throw unusable();
}

function bytes(value: unknown): Buffer {
  if (typeof value === 'string' && /^(?:0x)?(?:[\da-f]{2}){1,256}$/i.test(value)) {
    return Buffer.from(value.replace(/^0x/, ''), 'hex');
  }
  throw unusable();
}

function unusable(): CliError {
  return new CliError('USAGE_ERROR', 'That is neither a private key nor a keystore of version 3.');
}
