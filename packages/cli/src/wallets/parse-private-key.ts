import { CliError } from '../errors/cli-error.js';

/** A private key that was typed or read. @throws CliError `USAGE_ERROR`, which does not repeat it */
export function parsePrivateKey(text: string): `0x${string}` {
  const digits = /^(?:0x)?([\da-f]{64})$/i.exec(text.trim())?.[1];
  if (digits !== undefined) return `0x${digits.toLowerCase()}`;
  throw new CliError('USAGE_ERROR', 'That is no private key: one has 64 hexadecimal digits.', {
    hint: 'A keystore file of another wallet can be read too: nanda wallet import NAME --from-file FILE',
  });
}
