import type { AuthOptions } from '@nanda/proxy';
import type { AuthWords } from './read-auth-options.js';

export interface AccessFacts {
  /** Undefined where there are no accounts. */
  readonly auth: AuthOptions | undefined;
  /** Whether other machines reach it. */
  readonly isOpen: boolean;
  readonly hasToken: boolean;
}

/** What somebody may not have meant who lets others in, or thinks to keep them out. */
export function warnOfAccess(
  words: AuthWords & { readonly 'public-url'?: string | undefined },
  { auth, isOpen, hasToken }: AccessFacts,
): readonly string[] {
  const warnings: string[] = [];
  if (auth === undefined) {
    if (isOpen && !hasToken) {
      warnings.push(
        'Anybody who reaches this address may use it: consider --auth required, or --token-file.',
      );
    }
    const unused = (['registration', 'oauth-issuer', 'oauth-audience'] as const).filter(
      (name) => words[name] !== undefined,
    );
    if (unused.length > 0) {
      const named = unused.map((name) => `--${name}`).join(' and ');
      warnings.push(`${named}: nothing comes of it without --auth required, or optional.`);
    }
    return warnings;
  }
  const publicUrl = words['public-url'];
  if (isOpen && !publicUrl?.startsWith('https:')) {
    warnings.push(
      'Passwords and tokens go over the network as they are: put a server with TLS in front of it, and name its address with --public-url https://…',
    );
  }
  if (isOpen && auth.mode === 'optional') {
    warnings.push('Anybody who reaches this address may use it, also without an account.');
  }
  return warnings;
}
