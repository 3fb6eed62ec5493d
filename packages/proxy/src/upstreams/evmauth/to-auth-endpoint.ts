/**
 * Where a service gives out tokens for a wallet, as somebody says it. Only of the service's own origin: whom a wallet is shown
 * to, and whom tokens come from, is the service and nobody else.
 */
export function toAuthEndpoint(said: unknown, service: URL): URL | undefined {
  if (typeof said !== 'string' || said.length > 2048) return undefined;
  const found = URL.parse(said, service.href);
  if (!found || found.username !== '' || found.password !== '') return undefined;
  if (found.protocol !== 'http:' && found.protocol !== 'https:') return undefined;
  return found.origin === service.origin ? found : undefined;
}
