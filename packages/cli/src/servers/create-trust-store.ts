import { join } from 'node:path';
import { readJsonFile } from '../state/read-json-file.js';
import { withFileLock } from '../state/with-file-lock.js';
import { writeJsonFile } from '../state/write-json-file.js';

/** An entry of another file that the user has agreed to. */
export interface TrustedEntry {
  /** What it said then; another entry of that name has to be agreed to anew. */
  readonly hash: string;
  /** What is run or asked, to be read. It has no values of the environment in it. */
  readonly shown: string;
  /** The server of the user's own that it has become. */
  readonly server?: string;
  /** What that server was then: one that its user has changed since is not replaced. */
  readonly kept?: string;
  /** RFC 3339. */
  readonly since: string;
}

/** What the user has agreed to, by the file and the name of the entry: `/home/me/work/.mcp.json:github`. */
export interface TrustStore {
  list(): Readonly<Record<string, TrustedEntry>>;
  setAll(entries: readonly (readonly [reference: string, entry: TrustedEntry])[]): Promise<void>;
  remove(reference: string): Promise<void>;
}

/** A store in a file beside the user's own servers. */
export function createTrustStore({ config }: { readonly config: string }): TrustStore {
  const path = join(config, 'trusted.json');
  const list = () => (readJsonFile(path) ?? {}) as Readonly<Record<string, TrustedEntry>>;
  return {
    list,
    setAll: (entries) =>
      withFileLock(path, () => writeJsonFile(path, { ...list(), ...Object.fromEntries(entries) })),
    remove: (reference) =>
      withFileLock(path, () => {
        const { [reference]: _, ...others } = list();
        return writeJsonFile(path, others);
      }),
  };
}
