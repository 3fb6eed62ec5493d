import type { SessionTokens } from '@nanda/protocol';
import type { Target } from './open-target.js';

/** Somebody who has an account, and what a request of theirs carries. */
export interface Somebody {
  readonly headers: { readonly authorization: string };
  readonly accessToken: string;
  readonly refreshToken: string;
}

/** Makes an account. */
export async function signUp(target: Target, name: string): Promise<Somebody> {
  const made = await target.ask('/v2/auth/register', {
    body: { email: `${name}@example.com`, password: `the password of ${name} is long` },
  });
  if (made.status !== 201) throw new Error(made.text);
  const { accessToken, refreshToken } = made.body.data as SessionTokens;
  return { headers: { authorization: `Bearer ${accessToken}` }, accessToken, refreshToken };
}
