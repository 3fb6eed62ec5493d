/** What stands for a version that is not known. It is no claim, sorts before every real one, and says what it is. */
const unknownVersion = '0.0.0-unknown';

const range = /^[\^~<>=]|\|\||\s-\s|(?:^|\.)[xX*](?:\.|$)/;

/**
 * A version as the official registry takes it: no range, and not the word that asks for the newest one.
 * What cannot be told so is `0.0.0-unknown`: a plain `0.0.0` would say that there is such a version.
 */
export function toRegistryVersion(version: string | undefined): string {
  return version === undefined || !isExact(version) ? unknownVersion : version;
}

function isExact(version: string): boolean {
  return (
    version.trim() !== '' && version !== 'latest' && version.length <= 255 && !range.test(version)
  );
}
