/** `nk_` and 256 random bits. */
export function isApiKey(text: string): boolean {
  return /^nk_[A-Za-z0-9_-]{43}$/.test(text);
}
