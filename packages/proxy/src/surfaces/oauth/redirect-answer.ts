/** Sends a browser back to the program that asked. */
export function redirectAnswer(
  redirectUri: string,
  values: Readonly<Record<string, string | undefined>>,
): Response {
  const url = new URL(redirectUri);
  for (const [name, value] of Object.entries(values)) {
    if (value !== undefined) url.searchParams.set(name, value);
  }
  return new Response(null, {
    status: 303,
    headers: { location: url.href, 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' },
  });
}
