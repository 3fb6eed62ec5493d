import type { SignedInUser } from './stored-session.js';

/** What somebody is called. A stranger's text. */
export function nameUser({ email, walletAddress, name, id }: SignedInUser): string {
  return email ?? walletAddress ?? name ?? id;
}
