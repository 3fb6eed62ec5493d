import * as z from 'zod/mini';
import { EvmAddressSchema } from '../service-credentials.js';

/** Signs in with the password of an account. */
export interface PasswordSignIn {
  /** Of the account. */
  email: string;
  /** Of the account. A secret. */
  password: string;
}

/** Signs in with a wallet: the message of a challenge, and the signature over it. */
export interface WalletSignIn {
  /** `0x` and 40 hexadecimal digits. */
  walletAddress: string;
  /** The message of the challenge, as it came. */
  message: string;
  /** `0x` and the signature over the message. */
  signature: string;
}

/** How somebody signs in. */
export type SignIn = PasswordSignIn | WalletSignIn;

const text = z.string().check(z.minLength(1), z.maxLength(4096));

export const SignInSchema = z.union([
  z.strictObject({ email: text, password: text }),
  z.strictObject({ walletAddress: EvmAddressSchema, message: text, signature: text }),
]);
