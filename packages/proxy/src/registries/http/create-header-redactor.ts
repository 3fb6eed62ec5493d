/** Anything shorter is found in every other text, and is hardly a secret. */
const minimumLength = 6;

/** Takes the values of headers that were sent out of what comes back: a server may repeat them in its errors. */
export function createHeaderRedactor(headers: Headers): (text: string) => string {
  const secrets = [...headers]
    .filter(([name]) => name !== 'accept' && name !== 'user-agent')
    // A credential also without its scheme: `Bearer abc`.
    .flatMap(([, value]) => [value, value.slice(value.indexOf(' ') + 1)])
    .filter((secret) => secret.length >= minimumLength)
    .toSorted((a, b) => b.length - a.length);
  return (text) =>
    secrets.reduce((redacted, secret) => redacted.replaceAll(secret, '[redacted]'), text);
}
