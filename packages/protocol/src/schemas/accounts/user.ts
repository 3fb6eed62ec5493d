import * as z from 'zod/mini';

export const plans = ['free', 'pro', 'enterprise'] as const;

/** What an account may use: how many connections, how many requests. */
export type Plan = (typeof plans)[number];

/** Somebody who has an account with a proxy. */
export interface User {
  /** Names the account. */
  id: string;
  /** Where it is reached, where it signs in with a password. */
  email?: string | undefined;
  /** The wallet that it signs in with. */
  walletAddress?: string | undefined;
  /** A name for people. */
  name?: string | undefined;
  /** What it may use. */
  /** One of `plans`, or of a newer proxy's. */
  plan: string;
  /** What its roles allow comes on top of what everybody may. */
  roles?: string[] | undefined;
  /** RFC 3339. */
  createdAt: string;
}

export const UserSchema = z.object({
  id: z.string(),
  email: z.optional(z.string()),
  walletAddress: z.optional(z.string()),
  name: z.optional(z.string()),
  plan: z.string(),
  roles: z.optional(z.array(z.string())),
  createdAt: z.string(),
});
