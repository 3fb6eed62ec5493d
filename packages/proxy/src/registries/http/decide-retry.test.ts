import { expect, test } from 'vitest';
import { decideRetry, type RetryState } from './decide-retry.js';
import type { RegistryFailure } from './registry-failure.js';

const state: RetryState = {
  attempts: 1,
  retries: 4,
  maximumWait: 60_000,
  random: () => 1,
};
const status = (code: number, retryAfterMs?: number): RegistryFailure => ({
  kind: 'status',
  status: code,
  says: '',
  ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
});
const network = (cause: 'dns' | 'refused' | 'tls' | 'timeout' | 'reset'): RegistryFailure => ({
  kind: 'network',
  cause,
  summary: '',
});

test.each<[string, RegistryFailure, Partial<RetryState>, number | undefined]>([
  ['a gateway that is away', status(502), {}, 500],
  ['again', status(504), { attempts: 4 }, 4_000],
  ['with some chance', status(503), { attempts: 4, random: () => 0 }, 2_000],
  ['as often as allowed', status(503), { attempts: 5 }, undefined],
  ['not at all where that is wished', status(503), { retries: 0 }, undefined],
  ['a limit without a word', status(429), {}, 5_000],
  ['a limit without a word, later', status(429), { attempts: 4 }, 30_000],
  ['a limit that says when', status(429, 20_000), {}, 20_500],
  ['a limit that asks for too much', status(429, 60_001), {}, undefined],
  ['a limit that somebody cannot wait for', status(429), { maximumWait: 2_000 }, undefined],
  ['what is wrong with the request', status(400), {}, undefined],
  ['what needs credentials', status(401), {}, undefined],
  ['what is not there', status(404), {}, undefined],
  ['what is not implemented', status(501), {}, undefined],
  ['a lost connection', network('reset'), {}, 500],
  ['silence', network('timeout'), {}, 500],
  ['no network: once', network('dns'), {}, 500],
  ['no network: not twice', network('dns'), { attempts: 2 }, undefined],
  ['a wrong certificate', network('tls'), {}, undefined],
  ['a page', { kind: 'no-json', status: 200, says: '' }, {}, undefined],
  ['too much', { kind: 'too-large', maximumBytes: 1 }, {}, undefined],
  ['what we keep back ourselves', { kind: 'refused', reason: '' }, {}, undefined],
])('%s', (_name, failure, change, wait) => {
  expect(decideRetry(failure, { ...state, ...change })).toBe(wait);
});
