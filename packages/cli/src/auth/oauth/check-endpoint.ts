import { CliError } from '../../errors/cli-error.js';

/**
 * An address of an authorization server, before anything secret is sent there: encrypted, or on this machine.
 *
 * @throws CliError `UNEXPECTED_ANSWER`
 */
export function checkEndpoint(
  value: unknown,
  {
    name,
    trusted,
  }: {
    readonly name: string;
    /** The origin that the user has named: that one may be without encryption. */
    readonly trusted?: string | undefined;
  },
): string {
  const url = typeof value === 'string' && value.length <= 2048 ? URL.parse(value) : null;
  const isLocal =
    url?.protocol === 'http:' && /^(?:localhost|127\.[\d.]+|\[::1\])$/.test(url.hostname);
  const isPlain = url !== null && url.username === '' && url.password === '' && url.hash === '';
  const isSafe = url?.protocol === 'https:' || isLocal || url?.origin === trusted;
  if (url !== null && isPlain && isSafe && /^https?:$/.test(url.protocol)) return url.href;
  throw new CliError(
    'UNEXPECTED_ANSWER',
    `The ${name} of the authorization server is no address that can be trusted.`,
    {
      hint: 'It has to begin with https://; http:// is taken for this machine alone.',
    },
  );
}
