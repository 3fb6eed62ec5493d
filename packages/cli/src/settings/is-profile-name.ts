/** What directories can be called everywhere; and no device of Windows, and no member that every object has. */
const pattern =
  /^(?!(?:aux|com\d|con|lpt\d|nul|prn|constructor|prototype)$)[a-z0-9][a-z0-9_-]{0,39}$/;

export function isProfileName(name: string): boolean {
  return pattern.test(name);
}
