import type { RegistryNotice } from '@nanda/sdk';

/** What may be missing or old, in one line, of which the beginning says the most; '' for nothing. Not sanitised. */
export function noticeWords(notices: readonly RegistryNotice[]): string {
  const reading = notices.filter(({ state }) => state === 'pending' || state === 'syncing');
  const failed = notices.filter(({ state }) => state === 'failed' || state === 'stale');
  const names = reading.map(({ registry }) => registry).join(', ');
  return [
    ...failed.map(({ registry, message }) => `! not read: ${registry}: ${message}`),
    ...(reading.length === 0 ? [] : [`reading ${names}`]),
  ].join(' · ');
}
