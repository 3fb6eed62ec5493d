import * as z from 'zod/mini';

/** The first message on a socket. */
export interface RealtimeWelcome {
  /** Who the proxy takes the client for; null for one that it knows by nothing but its client token. */
  userId: string | null;
  version: string;
  /** What the client may send, beside `ping` and `resume`. */
  capabilities: string[];
  /** Lets another socket of the same caller go on where this one drops: see `resume`. A secret. */
  resumeToken: string;
  /** Handed out to an anonymous client that came without one: send it as `X-Nanda-Client` ever after. */
  clientToken?: string | undefined;
}

export const RealtimeWelcomeSchema = z.object({
  userId: z.nullable(z.string()),
  version: z.string(),
  capabilities: z.array(z.string()),
  resumeToken: z.string(),
  clientToken: z.optional(z.string()),
});
