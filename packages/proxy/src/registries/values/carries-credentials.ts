import { cleanUrl } from './clean-url.js';
import { looksSecret } from './looks-secret.js';

/** Names that signed addresses have beyond those of keys and tokens. */
const signatures = /(?:^|[-_])(?:sig|signature|code)$/i;

/** Whether an address has something in it that not everybody is meant to know: what lies there is for its user alone. */
export function carriesCredentials(url: URL): boolean {
  const names = [...url.searchParams.keys()];
  if (names.some((name) => looksSecret(name) || signatures.test(name))) return true;
  return cleanUrl(url.href)?.wasScrubbed !== false;
}
