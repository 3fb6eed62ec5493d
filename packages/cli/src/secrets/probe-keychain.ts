import { randomBytes } from 'node:crypto';
import type { Keychain } from './keychain.js';

/** Of the probe alone: what is listed has nothing of anybody in it. */
const service = 'nanda-probe';

/**
 * Whether a keychain keeps what it is given: something is written, read, found and taken out again. To
 * be asked for something proves nothing: one that cannot be reached says of everything that it is not there.
 *
 * @returns what is wrong with it; undefined where nothing is.
 */
export async function probeKeychain(
  keychain: Keychain,
  {
    acceptsForgetful = false,
  }: {
    /** Whether one will do that forgets everything when the machine is started again. @default false */
    readonly acceptsForgetful?: boolean;
  } = {},
): Promise<string | undefined> {
  const account = randomBytes(8).toString('hex');
  const value = randomBytes(16).toString('hex');
  try {
    await keychain.setPassword(service, account, value);
    const read = await keychain.getPassword(service, account);
    if (read !== value) return 'it does not give back what it was given';
    if (acceptsForgetful) return undefined;
    // Without a secret service there are the keys of the kernel, which cannot be listed, and are lost.
    const found = await keychain.findCredentials(service).catch(() => []);
    return found.some((one) => one.account === account)
      ? undefined
      : 'it would forget everything when this machine is started again';
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return reason.replaceAll(value, '…').split('\n', 1)[0]?.slice(0, 200);
  } finally {
    await keychain.deletePassword(service, account).catch(() => false);
  }
}
