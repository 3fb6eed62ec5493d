/** Whether it is the address of a wallet or of a contract: `0x` and 40 hexadecimal digits. */
export function isWalletAddress(value: unknown): value is `0x${string}` {
  return typeof value === 'string' && /^0x[\da-f]{40}$/i.test(value);
}
