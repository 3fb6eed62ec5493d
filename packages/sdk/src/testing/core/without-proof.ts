/**
 * Parameters without the proof that token-gated services take beside their own: no reason to refuse a call, and a secret
 * for as long as it lives.
 */
export function withoutProof(
  parameters: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const { __evmauth: _, ...rest } = parameters;
  return rest;
}
