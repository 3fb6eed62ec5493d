import * as z from 'zod/mini';

/** Where a page stands in its list. */
export interface PageMeta {
  /** How many there are in all. */
  total: number;
  /** The largest number of entries of the page. */
  limit: number;
  /** The place of its first entry in the list, from 0. */
  offset: number;
  /** Pass it back as `cursor` for the next page; absent on the last one. */
  nextCursor?: string | undefined;
}

export const PageMetaSchema = z.object({
  total: z.number(),
  limit: z.number(),
  offset: z.number(),
  nextCursor: z.optional(z.string()),
});
