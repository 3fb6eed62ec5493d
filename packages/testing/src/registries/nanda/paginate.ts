/** How the pages of a fake lie about themselves. */
export type PagingLie =
  | 'none'
  /** Whatever page is asked for, the first one is given. */
  | 'repeats'
  /** `last_page` is far beyond what there is. */
  | 'overstates'
  /** `last_page` is 1. */
  | 'understates'
  /** There is no `pagination` at all. */
  | 'silent';

/** One page of `{data, pagination}`; undefined where it lies past the end. */
export function paginate<Row>(
  rows: readonly Row[],
  { query, lie }: { readonly query: URLSearchParams; readonly lie: PagingLie },
): Readonly<Record<string, unknown>> | undefined {
  const perPage = Math.min(wholeNumber(query.get('limit')) ?? 20, 100);
  const asked = wholeNumber(query.get('page')) ?? 1;
  const page = lie === 'repeats' ? 1 : asked;
  const lastPage = Math.max(1, Math.ceil(rows.length / perPage));
  if (page > lastPage) return undefined;
  const data = rows.slice((page - 1) * perPage, page * perPage);
  if (lie === 'silent') return { data };
  const told = lie === 'repeats' || lie === 'overstates' ? 1_000_000 : lastPage;
  return {
    data,
    pagination: {
      total: rows.length,
      per_page: perPage,
      current_page: asked,
      last_page: lie === 'understates' ? 1 : told,
      // Built from a header that a proxy wrote: whoever follows it leaves the registry.
      next_page_url: page < told ? `http://backend.invalid/api/v1/?page=${page + 1}` : null,
      prev_page_url: page > 1 ? `http://backend.invalid/api/v1/?page=${page - 1}` : null,
    },
  };
}

function wholeNumber(text: string | null): number | undefined {
  return text !== null && /^[1-9]\d*$/.test(text) ? Number(text) : undefined;
}
