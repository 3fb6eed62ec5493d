import * as z from 'zod/mini';
import { serviceAuthKinds, type ServiceAuthKind } from '../facts/service-auth-kinds.js';
import { transports, type Transport } from '../facts/transports.js';

/** One registered MCP server, as the catalog lists it. */
export interface Service {
  id: string;
  name: string;
  title?: string | undefined;
  description: string;
  version?: string | undefined;
  /** Who offers it. */
  publisher?: string | undefined;
  category?: string | undefined;
  tags: string[];
  /** The transports that its endpoints are known to speak. */
  transports: Transport[];
  endpoints: ServiceEndpoint[];
  auth: ServiceAuth;
  /** MCP capabilities, where known: `tools`, `resources`, `prompts`, … */
  capabilities: string[];
  /** Tools, where the registry lists them or a connection has seen them. */
  tools?: ToolSummary[] | undefined;
  /** True when it wants credentials of its callers. */
  protected: boolean;
  verified: boolean;
  /** Absent where there are no real ratings. */
  rating?: ServiceRating | undefined;
  popularity: ServicePopularity;
  homepage?: string | undefined;
  repository?: string | undefined;
  /** The registry that lists it, and its id there. */
  source: { registry: string; id: string };
  /** RFC 3339. */
  createdAt: string;
  /** RFC 3339. */
  updatedAt: string;
}

export interface ServiceEndpoint {
  /** Absent for a command on this machine. */
  url?: string | undefined;
  /** Absent where nobody has found it out yet. */
  transport?: Transport | undefined;
}

export interface ServiceAuth {
  type: ServiceAuthKind;
  /** What else the registry says about it: a header's name, a contract address. */
  details?: Record<string, unknown> | undefined;
}

export interface ToolSummary {
  name: string;
  description?: string | undefined;
}

export interface ServiceRating {
  /** 0 to 5. */
  average: number;
  count: number;
}

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
    z.object({ url: z.optional(z.string()), transport: z.optional(z.enum(transports)) }),
  ),
  auth: z.object({
    type: z.enum(serviceAuthKinds),
    details: z.optional(z.record(z.string(), z.unknown())),
  }),
  capabilities: z.array(z.string()),
  tools: z.optional(z.array(ToolSummarySchema)),
  protected: z.boolean(),
  verified: z.boolean(),
  rating: z.optional(z.object({ average: z.number(), count: z.number() })),
  popularity: z.object({
    registry: z.number(),
    connections: z.optional(z.number()),
    executions: z.optional(z.number()),
  }),
  homepage: z.optional(z.string()),
  repository: z.optional(z.string()),
  source: z.object({ registry: z.string(), id: z.string() }),
  createdAt: z.string(),
  updatedAt: z.string(),
});
