/** The last word of names that credentials have. */
const secretWord =
  /^(?:api)?(?:key|token|secret|password|passwd|passphrase|pwd|pat|jwt|auth|authorization|cookie|credentials?|signature)$/;

/** Whether a variable or a header field has a credential by its name: `API_KEY`, `Authorization`, `X-Auth-Token`; not `MAX_TOKENS`, not `PUBLIC_KEY`. */
export function isSecretName(name: string): boolean {
  const words = name
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter((word) => word !== '');
  const last = words.at(-1) ?? '';
  const isSecret = secretWord.test(last) || /(?:apikey|token|secret|password)$/.test(last);
  return isSecret && words.at(-2) !== 'public';
}
