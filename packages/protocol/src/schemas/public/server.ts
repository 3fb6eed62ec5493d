import * as z from 'zod/mini';
import { serviceAuthKinds, type ServiceAuthKind } from '../../facts/service-auth-kinds.js';
import { transports, type Transport } from '../../facts/transports.js';
import { PublicChallengeFieldSchema, type PublicChallengeField } from './challenge.js';

/** A service as the public surface lists it. */
export interface PublicServer {
  /** Names it in this catalog. */
  id: string;
  /** Its name, as its registry has it. */
  name: string;
  /** What it does, in its own words. Untrusted. */
  description: string;
  /** Null for a command on this machine. */
  endpoint: string | null;
  /** Null until somebody has found it out. */
  transport: Transport | null;
  /** MCP capabilities, where known. */
  capabilities: string[];
  /** Words to find it by. */
  tags: string[];
}

/** A service in detail. */
export interface PublicServerDetail {
  /** Names it in this catalog. */
  id: string;
  /** Its name, as its registry has it. */
  name: string;
  /** What it does, in its own words. Untrusted. */
  description: string;
  /** Null for a command on this machine. */
  endpoint: string | null;
  /** Null until somebody has found it out. */
  transport: Transport | null;
  /** Names of what is known to be there. */
  capabilities: { tools: string[]; resources: string[]; prompts: string[] };
  /** What its publisher says of it. */
  metadata: { author: string | null; version: string | null; homepage: string | null };
  /** Null where there are no real ratings. */
  ratings: { average: number; count: number } | null;
  /** What it wants of its callers, where that is known. */
  auth?: PublicServerAuth | undefined;
}

/** What a service wants of its callers. */
export interface PublicServerAuth {
  /** The `type` of the credentials. */
  type: ServiceAuthKind;
  /** What to ask for; a field that goes into `auth` has the name of its member. */
  fields?: PublicChallengeField[] | undefined;
  /** Where these credentials are got: an http(s) page. */
  where?: string | undefined;
}

/** A service with its use in the period that was asked for. */
export interface PublicPopularServer extends PublicServer {
  /** Connections and calls through this proxy in that period. */
  popularity: { connections: number; executions: number };
}

/** A page of services. */
export interface PublicServerPage {
  /** The services of the page. */
  servers: PublicServer[];
  /** How many there are in all. */
  total: number;
  /** From 1. */
  page: number;
  /** How many pages there are. */
  pages: number;
}

const summary = {
  id: z.string(),
  name: z.string(),
  description: z.string(),
  endpoint: z.nullable(z.string()),
  transport: z.nullable(z.enum(transports)),
  capabilities: z.array(z.string()),
  tags: z.array(z.string()),
};

export const PublicServerSchema = z.object(summary);

export const PublicServerDetailSchema = z.object({
  id: z.string(),
  name: z.string(),
  description: z.string(),
  endpoint: z.nullable(z.string()),
  transport: z.nullable(z.enum(transports)),
  capabilities: z.object({
    tools: z.array(z.string()),
    resources: z.array(z.string()),
    prompts: z.array(z.string()),
  }),
  metadata: z.object({
    author: z.nullable(z.string()),
    version: z.nullable(z.string()),
    homepage: z.nullable(z.string()),
  }),
  ratings: z.nullable(z.object({ average: z.number(), count: z.number() })),
  auth: z.optional(
    z.object({
      type: z.enum(serviceAuthKinds),
      fields: z.optional(z.array(PublicChallengeFieldSchema)),
      where: z.optional(z.string()),
    }),
  ),
});

export const PublicPopularServerSchema = z.object({
  ...summary,
  popularity: z.object({ connections: z.number(), executions: z.number() }),
});

export const PublicServerPageSchema = z.object({
  servers: z.array(PublicServerSchema),
  total: z.number(),
  page: z.number(),
  pages: z.number(),
});
