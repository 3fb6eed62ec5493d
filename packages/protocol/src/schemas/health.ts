import * as z from 'zod/mini';

/** The public body of `GET /health`. */
export interface Health {
  /** `degraded` when a registry could not be read or a connection has failed. */
  status: 'healthy' | 'degraded';
  /** Of the proxy. */
  version: string;
  /** Open connections, and how many there may be. */
  connections: { active: number; max: number };
}

export const HealthSchema = z.object({
  status: z.enum(['healthy', 'degraded']),
  version: z.string(),
  connections: z.object({ active: z.number(), max: z.number() }),
});
