import { quoteForShell } from '@nanda/terminal';

/** The command that signs in to a proxy. */
export function signInHint(url: string): string {
  return `nanda auth login --url ${quoteForShell(url)}`;
}
