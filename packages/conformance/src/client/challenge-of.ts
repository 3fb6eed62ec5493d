import { AuthenticationError } from '@nanda/sdk';
import * as z from 'zod/mini';

const ChallengeSchema = z.object({
  kind: z.literal('oauth2'),
  reason: z.string(),
  scope: z.optional(z.string()),
});

/** What a client of MCP is told: see `toMcpError`. */
const McpRefusalSchema = z.object({
  data: z.object({
    code: z.literal('SERVICE_AUTH_REQUIRED'),
    details: z.object({ challenge: ChallengeSchema }),
  }),
});

/** The consent that a service wants, whichever way it was told; undefined for any other failure. */
export function challengeOf(error: unknown): z.infer<typeof ChallengeSchema> | undefined {
  if (error instanceof AuthenticationError) return ChallengeSchema.safeParse(error.challenge).data;
  return McpRefusalSchema.safeParse(error).data?.data.details.challenge;
}
