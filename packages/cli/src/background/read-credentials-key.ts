import { randomBytes } from 'node:crypto';
import { dirname, join } from 'node:path';
import { proxyCredentialsKey } from '../secrets/proxy-credentials-key.js';
import type { SecretStore } from '../secrets/secret-store.js';
import { withFileLock } from '../state/with-file-lock.js';

/** The key under which proxies keep credentials, from where secrets are kept here; made where there is none. Processes that ask at once get the same. */
export async function readCredentialsKey(
  secrets: Pick<SecretStore, 'file' | 'get' | 'set'>,
): Promise<string> {
  const known = await secrets.get(proxyCredentialsKey);
  if (known !== undefined) return known;
  return withFileLock(join(dirname(secrets.file), proxyCredentialsKey), async () => {
    const made = await secrets.get(proxyCredentialsKey);
    if (made !== undefined) return made;
    const key = randomBytes(32).toString('base64url');
    await secrets.set(proxyCredentialsKey, key);
    return key;
  });
}
