/** Without its hyphens and the like: `access_token`, `X-Api-Key`, `X-Amz-Signature`, `sig`. */
const secretName =
  /^(?:(?:access|amz|api|app|auth|bearer|client|goog|id|oauth|personal|private|refresh|sas|secret|security|session|subscription|user|x)*(?:token|key|secret|password|signature|credential|code)|auth|authorization|bearer|credentials|jwt|pass|passphrase|passwd|pwd|sig)$/;

/** What only stands for one: `{token}`, `${TOKEN}`, `$TOKEN`, `<token>`, `YOUR_TOKEN`, `...`. */
const placeholder = /^(?:|\$?\{.*\}|\$\w+|<.*>|\[.*\]|your[-_ ].*|\.{3}|…|\*+|x{3,})$/i;

/** The name of a parameter of a URL, also behind its `#`, whose value is a secret by that name. */
export function findSecretParameter(url: URL): string | undefined {
  const parameters = [...url.searchParams, ...new URLSearchParams(url.hash.slice(1))];
  return parameters.find(
    ([name, value]) =>
      secretName.test(name.toLowerCase().replaceAll(/[^a-z0-9]/g, '')) && !placeholder.test(value),
  )?.[0];
}
