/** What a program is answered; kept by nobody on the way. */
export function oauthJson(
  body: unknown,
  {
    status = 200,
    retryAfter,
  }: { readonly status?: number; readonly retryAfter?: number | undefined } = {},
): Response {
  return Response.json(body, {
    status,
    headers: {
      'cache-control': 'no-store',
      pragma: 'no-cache',
      ...(retryAfter !== undefined && { 'retry-after': String(retryAfter) }),
    },
  });
}
