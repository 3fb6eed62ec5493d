import type { ProxyOptions } from '@nanda/proxy';
import { usageError } from '../options/usage-error.js';

type RateLimits = Exclude<NonNullable<ProxyOptions['rateLimits']>, boolean>;

const names: readonly (keyof RateLimits)[] = [
  'anonymous',
  'free',
  'pro',
  'enterprise',
  'auth',
  'transfers',
];

/**
 * `on`, `off`, or limits such as `free=60` (a minute) and `free=100/10` (in ten seconds).
 *
 * @throws CliError `USAGE_ERROR`
 */
export function readRateLimits(
  words: readonly string[] | undefined,
): ProxyOptions['rateLimits'] | undefined {
  if (words === undefined || words.length === 0) return undefined;
  if (words.length === 1 && (words[0] === 'on' || words[0] === 'off')) return words[0] === 'on';
  return Object.fromEntries(words.map(readLimit));
}

function readLimit(word: string): [keyof RateLimits, { requests: number; window?: number }] {
  const [, name, requests, window] = /^([a-z]+)=(\d{1,9})(?:\/(\d{1,9}))?$/.exec(word) ?? [];
  const known = names.find((one) => one === name);
  if (known !== undefined && Number(requests) > 0 && window !== '0') {
    const limit = { requests: Number(requests) };
    return [known, window === undefined ? limit : { ...limit, window: Number(window) }];
  }
  throw usageError(
    `--rate-limit is on, off, or a limit such as free=60 or free=100/10 (in seconds), of ${names.join(', ')}; not "${word}".`,
  );
}
