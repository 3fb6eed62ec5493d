import * as z from 'zod/mini';
import { serviceAuthKinds, type ServiceAuthKind } from '../facts/service-auth-kinds.js';
import { serviceHealthStates, type ServiceHealthState } from '../facts/service-health-states.js';
import { serviceStatuses, type ServiceStatus } from '../facts/service-statuses.js';
import { transports, type Transport } from '../facts/transports.js';
import { ChallengeFieldSchema, type ChallengeField } from './service-challenge.js';
import { ServiceInputSchema, type ServiceInput } from './service-input.js';
import { ServicePackageSchema, type ServicePackage } from './service-package.js';

/** One registered MCP server, as the catalog lists it. */
export interface Service {
  /** Names it in this catalog. */
  id: string;
  /** Its name, as its registry has it. */
  name: string;
  /** A name for people. */
  title?: string | undefined;
  /** What it does, in its own words. Untrusted. */
  description: string;
  /** The newest one that is listed. */
  version?: string | undefined;
  /** Who offers it. */
  publisher?: string | undefined;
  /** One word of the registry's own choice. */
  category?: string | undefined;
  /** Words to find it by. */
  tags: string[];
  /** The transports that its endpoints are known to speak. */
  transports: Transport[];
  /** Where it is reached; empty where it is only to be run by oneself. */
  endpoints: ServiceEndpoint[];
  /** What its publisher offers to run on one's own machine. */
  packages?: ServicePackage[] | undefined;
  /** What it wants of its callers. */
  auth: ServiceAuth;
  /** MCP capabilities, where known: `tools`, `resources`, `prompts`, … */
  capabilities: string[];
  /** Tools, where the registry lists them or a connection has seen them. */
  tools?: ToolSummary[] | undefined;
  /** True when it wants credentials of its callers. */
  protected: boolean;
  /** Whether its publisher still stands behind it. */
  status: ServiceStatus;
  /** True where something vouches for it; `verification` says what. */
  verified: boolean;
  /** Who vouches for it; present when `verified`. */
  verification?: ServiceVerification | undefined;
  /** What its endpoint answered when it was last looked at; absent where nobody has. */
  health?: ServiceHealth | undefined;
  /** Absent where there are no real ratings. */
  rating?: ServiceRating | undefined;
  /** How much it is used. */
  popularity: ServicePopularity;
  /** A page about it. */
  homepage?: string | undefined;
  /** Where its source is. */
  repository?: string | undefined;
  /** The registry that lists it, and its id there. */
  source: ServiceSource;
  /** Other registries, or other lists of the same one, that list the same service. */
  alsoIn?: ServiceSource[] | undefined;
  /** RFC 3339. */
  createdAt: string;
  /** RFC 3339. */
  updatedAt: string;
  /** The newest first. Only of one service that was asked for. */
  versions?: ServiceVersion[] | undefined;
  /** Why it was found. Only in the results of a search for words. */
  match?: ServiceMatch | undefined;
  /** Why it is recommended, in one phrase. Only among recommendations. */
  reason?: string | undefined;
}

/** Where a service is reached. */
export interface ServiceEndpoint {
  /** Absent for a command on this machine. */
  url?: string | undefined;
  /** Absent where nobody has found it out yet. */
  transport?: Transport | undefined;
  /** Header fields to be sent, with what to ask for. */
  headers?: ServiceInput[] | undefined;
  /** What stands for `{name}` in the URL. */
  variables?: ServiceInput[] | undefined;
}

/** The registry that lists a service. */
export interface ServiceSource {
  /** The name of the registry. */
  registry: string;
  /** The id of the service there. */
  id: string;
  /** True while the registry does not answer: what is said here is of an earlier time. */
  stale?: boolean | undefined;
}

/** What vouches for a service. */
export interface ServiceVerification {
  /**
   * `publisher-domain`: its endpoint lies in the domain that its publisher has proven to own;
   * `registry`: the registry has verified it; `local-user`: the user of this machine added it.
   */
  by: 'publisher-domain' | 'registry' | 'local-user';
  /** For people, in one phrase. */
  reason: string;
}

/** What a service's endpoint answered when it was last looked at. */
export interface ServiceHealth {
  /** What kind of answer it was. */
  state: ServiceHealthState;
  /** RFC 3339. */
  checkedAt: string;
  /** Milliseconds until it answered. */
  latency?: number | undefined;
  /** What was the matter, in one phrase. */
  reason?: string | undefined;
}

/** One version of a service. */
export interface ServiceVersion {
  /** As its publisher writes it. */
  version: string;
  /** Whether its publisher still stands behind it. */
  status: ServiceStatus;
  /** RFC 3339. */
  publishedAt: string;
  /** Whether it is the newest. */
  isLatest: boolean;
}

/** What a search found in a service. */
export interface ServiceMatch {
  /** Where: `name`, `title`, `description`, `tags`, `publisher`, `tools`. */
  fields: string[];
  /** The words of the service that were hit, as they are indexed. */
  terms: string[];
}

/** What a service wants of its callers. */
export interface ServiceAuth {
  /** The kind of credentials. */
  type: ServiceAuthKind;
  /** What a caller is asked for. Only of one service that was asked for, where it is known. */
  fields?: ChallengeField[] | undefined;
  /** Where these credentials are got: an http(s) page. */
  where?: string | undefined;
  /** What else the registry says about it: a header's name, a contract address. */
  details?: Record<string, unknown> | undefined;
}

/** A tool, in short. */
export interface ToolSummary {
  /** Unique within its service. */
  name: string;
  /** What it does, in the words of the service. Untrusted. */
  description?: string | undefined;
}

/** What people think of a service. */
export interface ServiceRating {
  /** 0 to 5. */
  average: number;
  /** How many have rated it. */
  count: number;
}

/** How much a service is used. */
export interface ServicePopularity {
  /** The registry's own measure; only its order counts. */
  registry: number;
  /** Connections made through this proxy in the window that was asked for. */
  connections?: number | undefined;
  /** Executions through this proxy in the window that was asked for. */
  executions?: number | undefined;
}

export const ToolSummarySchema = z.object({
  name: z.string(),
  description: z.optional(z.string()),
});

const sourceSchema = z.object({
  registry: z.string(),
  id: z.string(),
  stale: z.optional(z.boolean()),
});

const ServiceVerificationSchema = z.object({
  by: z.enum(['publisher-domain', 'registry', 'local-user']),
  reason: z.string(),
});

export const ServiceHealthSchema = z.object({
  state: z.enum(serviceHealthStates),
  checkedAt: z.string(),
  latency: z.optional(z.number()),
  reason: z.optional(z.string()),
});

export const ServiceSchema = z.object({
  id: z.string(),
  name: z.string(),
  title: z.optional(z.string()),
  description: z.string(),
  version: z.optional(z.string()),
  publisher: z.optional(z.string()),
  category: z.optional(z.string()),
  tags: z.array(z.string()),
  transports: z.array(z.enum(transports)),
  endpoints: z.array(
    z.object({
      url: z.optional(z.string()),
      transport: z.optional(z.enum(transports)),
      headers: z.optional(z.array(ServiceInputSchema)),
      variables: z.optional(z.array(ServiceInputSchema)),
    }),
  ),
  packages: z.optional(z.array(ServicePackageSchema)),
  auth: z.object({
    type: z.enum(serviceAuthKinds),
    fields: z.optional(z.array(ChallengeFieldSchema)),
    where: z.optional(z.string()),
    details: z.optional(z.record(z.string(), z.unknown())),
  }),
  capabilities: z.array(z.string()),
  tools: z.optional(z.array(ToolSummarySchema)),
  protected: z.boolean(),
  status: z.enum(serviceStatuses),
  verified: z.boolean(),
  verification: z.optional(ServiceVerificationSchema),
  health: z.optional(ServiceHealthSchema),
  rating: z.optional(z.object({ average: z.number(), count: z.number() })),
  popularity: z.object({
    registry: z.number(),
    connections: z.optional(z.number()),
    executions: z.optional(z.number()),
  }),
  homepage: z.optional(z.string()),
  repository: z.optional(z.string()),
  source: sourceSchema,
  alsoIn: z.optional(z.array(sourceSchema)),
  createdAt: z.string(),
  updatedAt: z.string(),
  versions: z.optional(
    z.array(
      z.object({
        version: z.string(),
        status: z.enum(serviceStatuses),
        publishedAt: z.string(),
        isLatest: z.boolean(),
      }),
    ),
  ),
  match: z.optional(z.object({ fields: z.array(z.string()), terms: z.array(z.string()) })),
  reason: z.optional(z.string()),
});
