/** Requests of clients up to 2025-11-25 that 2026-07-28 has no more. */
export const olderMethods: ReadonlySet<string> = new Set([
  'initialize',
  'ping',
  'logging/setLevel',
  'resources/subscribe',
  'resources/unsubscribe',
]);
