const protocols = ['http:', 'https:', 'ws:', 'wss:'];

const secretNames =
  /^(?:api[-_]?key|key|token|access[-_]?token|auth|auth[-_]?token|authorization|secret|client[-_]?secret|password|passwd|pwd|jwt|sig|signature|code|x-api-key)$/i;

/** `{api_key}`, `${KEY}`, `<token>`, `YOUR_KEY`: meant to be filled in, and no secret. */
const placeholder = /^(?:\$?\{.*\}|<.*>|\[.*\]|your[-_ ].*|x{3,}|\*+)$/i;

export interface CleanUrl {
  readonly url: string;
  /** True where credentials were found in it and left out. */
  readonly wasScrubbed: boolean;
}

/**
 * A URL that somebody else wrote, with credentials taken out of its user part and its query.
 *
 * @returns `undefined` where it is no http(s) or ws(s) URL of at most 2,048 characters.
 */
export function cleanUrl(value: unknown): CleanUrl | undefined {
  if (typeof value !== 'string' || value.length > 2_048) return undefined;
  const text = value.trim();
  if (!URL.canParse(text)) return undefined;
  const url = new URL(text);
  if (!protocols.includes(url.protocol)) return undefined;
  const hasUser = url.username !== '' || url.password !== '';
  const secrets = [...url.searchParams].filter(
    ([name, content]) => secretNames.test(name) && content !== '' && !placeholder.test(content),
  );
  // Unchanged where nothing is wrong: a template's braces would come back percent-encoded.
  if (!hasUser && secrets.length === 0) return { url: text, wasScrubbed: false };
  url.username = '';
  url.password = '';
  for (const [name] of secrets) url.searchParams.delete(name);
  return { url: url.href, wasScrubbed: true };
}
