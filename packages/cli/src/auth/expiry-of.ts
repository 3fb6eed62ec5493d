/** When something is over that is good for so many seconds from now, as RFC 3339. */
export function expiryOf(seconds: number): string {
  return new Date(Date.now() + seconds * 1000).toISOString();
}
