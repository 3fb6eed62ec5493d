/**
 * The address by which others know the proxy, without slashes at its end.
 *
 * @throws TypeError for what is no http(s) address
 */
export function resolvePublicUrl(
  given: string | undefined,
  { environment }: { readonly environment: Readonly<Record<string, string | undefined>> },
): string | undefined {
  const text = given ?? (environment['PUBLIC_URL'] || undefined);
  if (text === undefined) return undefined;
  const url = URL.parse(text);
  const isWeb = url?.protocol === 'http:' || url?.protocol === 'https:';
  if (isWeb && url.search === '' && url.hash === '' && url.username === '' && url.password === '') {
    return url.href.replace(/\/+$/, '');
  }
  throw new TypeError(
    'publicUrl (PUBLIC_URL) must be an http(s) address and nothing more, such as https://proxy.example.',
  );
}
