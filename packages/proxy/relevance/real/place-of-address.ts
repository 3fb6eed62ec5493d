/**
 * An address as it is compared: without scheme, `www.`, a `.git` or slash at the end, and case; what
 * a forge puts between a repository and a folder in it is left out.
 */
export function placeOfAddress(address: string): string {
  return address
    .toLowerCase()
    .replace(/^\w+:\/\/(?:www\.)?/, '')
    .replace(/[?#].*$/, '')
    .replace(/\/(?:-\/)?(?:tree|blob)\/[^/]+/, '')
    .replace(/(?:\.git)?\/*$/, '');
}
