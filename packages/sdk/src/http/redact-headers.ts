/** Fields that carry a secret, or may: of ours, of HTTP, and of what gateways are used to. */
const secretName = /auth|cookie|key|token|secret|password|credential|signature|x-nanda-client/i;
const harmlessNames: ReadonlySet<string> = new Set(['idempotency-key']);

/** Header fields as they may be shown in a log: what carries a secret is left out by `***`. */
export function redactHeaders(headers: Iterable<readonly [string, string]>): string {
  return Array.from(headers, ([name, value]) =>
    secretName.test(name) && !harmlessNames.has(name) ? `${name}: ***` : `${name}: ${value}`,
  ).join(', ');
}
