/** What somebody has typed, as it is kept: dashes, blanks and small letters mean nothing. Undefined for what can be none. */
export function readUserCode(typed: string | undefined): string | undefined {
  const letters = (typed ?? '').replace(/[\s\-‐-―_.]/g, '').toUpperCase();
  return /^[B-DF-HJ-NP-TV-XZ]{8}$/.test(letters) ? letters : undefined;
}
