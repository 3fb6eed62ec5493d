const secretName =
  /pass(?:word|phrase|wd|code)|^pwd$|secret(?!_?(?:name|path|id|arn)s?$)|(?:^|_)(?:auth|access|api|bearer|refresh|id)_?token$|(?:api|access|private|secret)_?key|^auth$|authorization|bearer|jwt|credential|mnemonic|seed_?phrase|(?:^|_)(?:pin|otp)$|cookie/;

/** Whether what stands under a name is better not seen on a screen. A `token` alone may as well be a coin or a page. */
export function isSecretName(name: string): boolean {
  const snake = name
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replaceAll(/[\s.-]+/g, '_')
    .toLowerCase();
  return secretName.test(snake);
}
