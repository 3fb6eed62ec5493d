import { hashText } from './hash-text.js';

/**
 * The hash of parameters as a service works it out: of their JSON, with the names of the outermost object sorted, and
 * what is nested in the order in which it is sent.
 *
 * @throws EvmAuthError in a page that is not of a secure context.
 */
export async function hashParameters(
  parameters: Readonly<Record<string, unknown>>,
): Promise<`0x${string}`> {
  // Gone from what the service hashes: the one is the proof, the other its assignments do not make a member of.
  const { __evmauth: _, ['__proto__']: __, ...rest } = parameters;
  const sorted = Object.keys(rest)
    .toSorted()
    .map((name) => [name, rest[name]]);
  return `0x${await hashText(JSON.stringify(Object.fromEntries(sorted)))}`;
}
