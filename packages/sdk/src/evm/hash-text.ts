import { EvmAuthError } from '../errors/evm-auth-error.js';
import { toHex } from './to-hex.js';

/** SHA-256 of a text, in hexadecimal. @throws EvmAuthError */
export async function hashText(text: string): Promise<string> {
  const { subtle }: { subtle?: typeof crypto.subtle } = globalThis.crypto;
  if (subtle === undefined) {
    throw new EvmAuthError(
      'A proof needs WebCrypto, which pages have only over https, or on localhost.',
    );
  }
  return toHex(new Uint8Array(await subtle.digest('SHA-256', new TextEncoder().encode(text))));
}
