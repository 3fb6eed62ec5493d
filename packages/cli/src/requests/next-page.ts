/** A body of one page, and where the next one is. */
interface PageBody {
  readonly data?: unknown;
  readonly meta?: {
    readonly nextCursor?: string;
    readonly offset?: number;
    readonly total?: number;
  };
  readonly page?: number;
  readonly pages?: number;
}

/** The query of the page after this one; undefined behind the last. Both surfaces: cursor or offset, and page. */
export function nextPage(body: unknown): Readonly<Record<string, string>> | undefined {
  const { data, meta, page, pages } = (body ?? {}) as PageBody;
  if (typeof meta?.nextCursor === 'string') return { cursor: meta.nextCursor };
  if (Array.isArray(data) && data.length > 0 && meta?.total !== undefined) {
    const offset = (meta.offset ?? 0) + data.length;
    return offset < meta.total ? { offset: String(offset) } : undefined;
  }
  return typeof page === 'number' && typeof pages === 'number' && page < pages
    ? { page: String(page + 1) }
    : undefined;
}
