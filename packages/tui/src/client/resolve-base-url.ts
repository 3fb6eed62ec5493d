const usual = 'http://localhost:3000';

/** The address that the SDK would use for this one: its default, and without a slash or `/v2` at its end. */
export function resolveBaseURL(
  baseURL: string | undefined,
  { env = process.env }: { env?: Readonly<Record<string, string | undefined>> } = {},
): string {
  const text = baseURL ?? env['NANDA_BASE_URL'] ?? usual;
  // What is no URL is refused by the SDK, in its own words.
  if (!URL.canParse(text)) return text;
  const { origin, pathname } = new URL(text);
  return `${origin}${pathname.replace(/\/+$/, '').replace(/\/v2$/, '')}`;
}
