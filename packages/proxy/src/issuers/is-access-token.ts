/**
 * Whether a token is one to be shown to others: RFC 9068 says so in its head. Others are taken for one where they have
 * scopes, and nothing that only ID tokens have.
 */
export function isAccessToken(
  header: Readonly<Record<string, unknown>>,
  {
    claims,
    hasScope,
  }: { readonly claims: Readonly<Record<string, unknown>>; readonly hasScope: boolean },
): boolean {
  // It is good only with a proof of who shows it, which is not looked at here (RFC 7800, RFC 9449).
  if (claims['cnf'] !== undefined) return false;
  const { typ } = header;
  if (typ !== undefined && typeof typ !== 'string') return false;
  const type = typ?.toLowerCase().replace(/^application\//, '');
  if (type === 'at+jwt') return true;
  if (type !== undefined && type !== 'jwt') return false;
  const isIdToken =
    claims['at_hash'] !== undefined ||
    claims['c_hash'] !== undefined ||
    claims['token_use'] === 'id' ||
    claims['typ'] === 'ID';
  return hasScope && !isIdToken;
}
