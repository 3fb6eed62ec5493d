/** What a search of services is asked by. */
export function searchAddress(text: string, { limit }: { readonly limit: number }): string {
  const query = new URLSearchParams({ q: text, limit: String(limit) });
  return `/v2/services/search?${query.toString()}`;
}
