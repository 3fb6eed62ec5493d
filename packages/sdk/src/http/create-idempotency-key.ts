/** A key that nobody else has. */
export function createIdempotencyKey(): string {
  // A page that came over plain HTTP has getRandomValues, but not randomUUID.
  if (typeof crypto.randomUUID === 'function') return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
