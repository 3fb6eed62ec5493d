/** Names of what is never shown or copied, whatever it holds: the same that the proxy writes down nowhere. */
const secretName =
  /pass(?:word|phrase|wd|code)|pass$|^pwd$|secret|token$|(?:api|access|private)_?key|^auth$|authorization|bearer|jwt|credential|signature|mnemonic|seed_?phrase|(?:^|_)(?:pin|otp)$|cookie|__evmauth/;
/** Where the next page begins is no secret. */
const harmlessName = /(?:^|_)(?:page|next|continuation|sync|cursor)_token$/;

/** Whether a name in snake case is that of a secret. */
export function namesSecret(snake: string): boolean {
  return secretName.test(snake) && !harmlessName.test(snake);
}
