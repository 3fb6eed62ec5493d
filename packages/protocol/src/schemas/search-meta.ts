import * as z from 'zod/mini';
import { registryStates, type RegistryState } from '../facts/registry-states.js';
import { PageMetaSchema, type PageMeta } from './page-meta.js';

/** How many of all matches have each value, most frequent first. */
export interface SearchFacets {
  /** By category. */
  category: FacetCount[];
  /** By tag. */
  tags: FacetCount[];
  /** By transport. */
  transport: FacetCount[];
  /** By what they want of their callers. */
  auth: FacetCount[];
  /** By registry. */
  source: FacetCount[];
  /** By what they answered when they were last looked at. */
  health: FacetCount[];
  /** `true` and `false`. */
  verified: FacetCount[];
  /** `true` and `false`. */
  protected: FacetCount[];
}

/** A value, and how often it occurs. */
export interface FacetCount {
  /** What a filter of the same name takes. */
  value: string;
  /** How many of all matches have it. */
  count: number;
}

export interface SearchMeta extends PageMeta {
  /** Counts of all matches, not only of those on the page. */
  facets: SearchFacets;
  /** Queries that would find something. Only where nothing was found. */
  suggestions?: string[] | undefined;
  /** Registries that are still being read or do not answer: what they list may be missing or old. */
  notices?: RegistryNotice[] | undefined;
}

/** A registry that cannot be fully relied on right now. */
export interface RegistryNotice {
  /** The name of the registry. */
  registry: string;
  /** What is the matter with it. */
  state: RegistryState;
  /** For people, in one phrase. */
  message: string;
  /** RFC 3339: when it was last read with success. */
  syncedAt?: string | undefined;
}

const counts = z.array(z.object({ value: z.string(), count: z.number() }));

export const SearchFacetsSchema = z.object({
  category: counts,
  tags: counts,
  transport: counts,
  auth: counts,
  source: counts,
  health: counts,
  verified: counts,
  protected: counts,
});

export const RegistryNoticeSchema = z.object({
  registry: z.string(),
  state: z.enum(registryStates),
  message: z.string(),
  syncedAt: z.optional(z.string()),
});

export const SearchMetaSchema = z.extend(PageMetaSchema, {
  facets: SearchFacetsSchema,
  suggestions: z.optional(z.array(z.string())),
  notices: z.optional(z.array(RegistryNoticeSchema)),
});
