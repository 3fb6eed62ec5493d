const hints: Readonly<Record<string, string>> = {
  UNAUTHENTICATED:
    'Set NANDA_TOKEN to the bearer token of that proxy (if it is set already, that one is refused), or sign in: nanda auth login --url <url>',
  SERVICE_AUTH_REQUIRED:
    'Connect with what the service wants; it is asked for, or said by which options it is given: nanda connect <service>',
  PAYMENT_REQUIRED: 'Get the token for that wallet, and try again.',
  SERVICE_NOT_FOUND: 'Find it first: nanda search <words>',
  CONNECTION_NOT_FOUND: 'See what is open: nanda connections',
  CONNECTION_NOT_READY: 'It may still be connecting: try again, or see nanda connections.',
  CONNECTION_LIMIT_REACHED: 'Close one that is not needed: nanda disconnect <connection>',
  TOOL_NOT_FOUND: 'See what there is: nanda tools',
  CONNECTION_FAILED: 'See what is known about it: nanda info <service>',
  OVERLOADED: 'Try again in a moment.',
  RATE_LIMITED: 'Try again in a moment.',
};

/** What to do about an error of a proxy, where its code alone says so. */
export function hintFor(
  code: string,
  { url = '' }: { /** Of the proxy. */ readonly url?: string } = {},
): string | undefined {
  return hints[code]?.replace(' --url <url>', () =>
    url.startsWith('http') ? ` --url ${url}` : '',
  );
}
