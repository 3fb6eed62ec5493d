import { isPlaceholder } from './is-placeholder.js';
import { scrubSecrets } from './scrub-secrets.js';

const protocols = ['http:', 'https:', 'ws:', 'wss:'];

const secretNames =
  /^(?:api[-_]?key|key|token|access[-_]?token|auth|auth[-_]?token|authorization|secret|client[-_]?secret|password|passwd|pwd|jwt|sig|signature|code|x-api-key)$/i;

/** A host with a name and a short path, as nearly all are: nothing in it to look for. */
const plainUrl =
  /^https?:\/\/(?!.*xn--)(?:[a-z0-9-]{1,63}\.){1,8}[a-z]{2,24}(?:\/[\w.~@-]{0,14})*$/;

/** What a terminal would obey, what is not seen, and halves of pairs. No address has any of them in it. */
const harmful = /[\p{Cc}\p{Cf}\p{Cs}\s]/u;

export interface CleanUrl {
  readonly url: string;
  /** True where credentials were found in it and left out. */
  readonly wasScrubbed: boolean;
}

/**
 * A URL that somebody else wrote, with credentials taken out of its user part, query and fragment.
 *
 * @returns `undefined` where it is no http(s) or ws(s) URL of at most 2,048 characters, where control
 * characters, invisible ones or space stand in it, or where a credential is part of its path: without
 * it, it leads nowhere.
 */
export function cleanUrl(value: unknown): CleanUrl | undefined {
  if (typeof value !== 'string' || value.length > 2_048) return undefined;
  if (plainUrl.test(value)) return { url: value, wasScrubbed: false };
  const text = value.trim();
  if (harmful.test(text)) return undefined;
  const url = URL.parse(text);
  if (url === null || !protocols.includes(url.protocol)) return undefined;
  if (url.pathname.split('/').some(isSecret)) return undefined;
  const hasUser = url.username !== '' || url.password !== '';
  const hasSecretHash = isSecret(url.hash.slice(1));
  const secrets = [...url.searchParams].filter(
    ([name, content]) =>
      isSecret(content) || (secretNames.test(name) && content !== '' && !isPlaceholder(content)),
  );
  // Unchanged where nothing is wrong: a template's braces would come back percent-encoded.
  if (!hasUser && !hasSecretHash && secrets.length === 0) return { url: text, wasScrubbed: false };
  url.username = '';
  url.password = '';
  if (hasSecretHash) url.hash = '';
  for (const [name] of secrets) url.searchParams.delete(name);
  // What is to be filled in stays recognisable.
  const href = url.href.replaceAll(/%7B([\w.-]+)%7D/gi, '{$1}');
  return { url: href, wasScrubbed: true };
}

/** Long random text counts where nothing but a credential looks like it; short parts cannot be one. */
function isSecret(part: string): boolean {
  return part.length > 14 && scrubSecrets(part, { isValue: true }).wasScrubbed;
}
