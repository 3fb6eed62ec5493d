/** An authorization server has refused something, in its own words. */
export class OAuthRefusalError extends Error {
  override readonly name = 'OAuthRefusalError';
  /** RFC 6749 §4.1.2.1 and §5.2: `access_denied`, `invalid_grant`, … Untrusted, short and printable. */
  readonly code: string;

  constructor(code: string, { description }: { readonly description?: string | undefined } = {}) {
    super(description === undefined ? code : `${code}: ${description}`);
    this.code = code;
  }
}
