import { randomBytes, scrypt, timingSafeEqual, type ScryptOptions } from 'node:crypto';
import { NandaError } from '../../nanda-error.js';

export interface PasswordHasherOptions {
  /** How much work a hash is: `2 ** logarithm` times `blocks` times 128 bytes of memory, `lanes` times. */
  readonly cost?: PasswordCost;
}

export interface PasswordCost {
  readonly logarithm: number;
  readonly blocks: number;
  readonly lanes: number;
}

/** Hashes passwords, few at a time: whoever tries many must not take all processors from the others. */
export interface PasswordHasher {
  /** @throws NandaError OVERLOADED where too many wait */
  hash(password: string): Promise<string>;
  /**
   * Does the same work whether there is a hash or not.
   *
   * @throws NandaError OVERLOADED where too many wait
   */
  verify(password: string, stored: string | undefined): Promise<PasswordVerdict>;
}

export interface PasswordVerdict {
  readonly isRight: boolean;
  /** Of a right password: the stored hash was made with other work than is wanted now. */
  readonly isOutdated: boolean;
}

/** 32 MiB and about 0.2 s on one core: of the ways that OWASP gives as equal, the one that takes the least memory. */
const usualCost: PasswordCost = { logarithm: 15, blocks: 8, lanes: 3 };

/** Node has four threads for this, for files and for names of hosts: half of them stay free. */
const mostAtOnce = 2;
const mostWaiting = 32;

const saltLength = 16;
const hashLength = 32;
const pattern = /^\$scrypt\$ln=(\d+),r=(\d+),p=(\d+)\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/;

export function createPasswordHasher({
  cost = usualCost,
}: PasswordHasherOptions = {}): PasswordHasher {
  const waiting: (() => void)[] = [];
  let running = 0;

  async function derive(
    password: string,
    { salt, cost: wanted }: { readonly salt: Buffer; readonly cost: PasswordCost },
  ): Promise<Buffer> {
    if (running >= mostAtOnce) {
      if (waiting.length >= mostWaiting) throw busy();
      await new Promise<void>((resolve) => waiting.push(resolve));
    } else {
      running += 1;
    }
    try {
      return await runScrypt(password.normalize('NFKC'), { salt, cost: wanted });
    } finally {
      // The place goes to the next one, or is free.
      const next = waiting.shift();
      if (next === undefined) running -= 1;
      else next();
    }
  }

  return {
    async hash(password) {
      const salt = randomBytes(saltLength);
      return write({ salt, cost, hash: await derive(password, { salt, cost }) });
    },

    async verify(password, stored) {
      const known = read(stored);
      const salt = known?.salt ?? randomBytes(saltLength);
      const found = await derive(password, { salt, cost: known?.cost ?? cost });
      const isRight = timingSafeEqual(found, known?.hash ?? randomBytes(hashLength));
      return {
        isRight: isRight && known !== undefined,
        isOutdated: isRight && known !== undefined && !isSame(known.cost, cost),
      };
    },
  };
}

interface StoredHash {
  readonly salt: Buffer;
  readonly cost: PasswordCost;
  readonly hash: Buffer;
}

function write({ salt, cost, hash }: StoredHash): string {
  const { logarithm, blocks, lanes } = cost;
  const text = (bytes: Buffer): string => bytes.toString('base64').replaceAll('=', '');
  return `$scrypt$ln=${logarithm},r=${blocks},p=${lanes}$${text(salt)}$${text(hash)}`;
}

function read(stored: string | undefined): StoredHash | undefined {
  const match = pattern.exec(stored ?? '');
  if (match === null) return undefined;
  const [, logarithm, blocks, lanes, salt = '', hash = ''] = match;
  const bytes = Buffer.from(hash, 'base64');
  if (bytes.length !== hashLength) return undefined;
  return {
    salt: Buffer.from(salt, 'base64'),
    cost: { logarithm: Number(logarithm), blocks: Number(blocks), lanes: Number(lanes) },
    hash: bytes,
  };
}

function isSame(one: PasswordCost, other: PasswordCost): boolean {
  return (
    one.logarithm === other.logarithm && one.blocks === other.blocks && one.lanes === other.lanes
  );
}

function runScrypt(
  password: string,
  { salt, cost }: { readonly salt: Buffer; readonly cost: PasswordCost },
): Promise<Buffer> {
  const { logarithm, blocks: r, lanes: p } = cost;
  const N = 2 ** logarithm;
  const options: ScryptOptions = { N, r, p, maxmem: 128 * N * r + 128 * r * (p + 2) + 1024 * 1024 };
  return new Promise((resolve, reject) => {
    scrypt(password, salt, hashLength, options, (error, hash) => {
      if (error === null) resolve(hash);
      else reject(error);
    });
  });
}

function busy(): NandaError {
  return new NandaError(
    'OVERLOADED',
    'Too many people are signing in at this moment. Try again in a few seconds.',
    { retryAfter: 5 },
  );
}
