import * as z from 'zod/mini';

/** What a wallet signs to sign in: a message after EIP-4361, good for one sign-in. */
export interface WalletChallenge {
  /** Signed as it is (`personal_sign`). */
  message: string;
  /** Good for one sign-in; stands in the message. */
  nonce: string;
  /** RFC 3339. */
  expiresAt: string;
}

export const WalletChallengeSchema = z.object({
  message: z.string(),
  nonce: z.string(),
  expiresAt: z.string(),
});
