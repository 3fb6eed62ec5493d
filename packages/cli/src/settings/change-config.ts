import { realpathSync } from 'node:fs';
import { chmod } from 'node:fs/promises';
import { basename, dirname, extname } from 'node:path';
import { makeDirectory } from '../state/make-directory.js';
import { withFileLock } from '../state/with-file-lock.js';
import { isMembers } from './is-members.js';
import { readConfigFile } from './read-config-file.js';
import type { SettingDefinition } from './setting-definition.js';
import { settingSchema } from './setting-schema.js';
import { settingTable } from './setting-table.js';

/** A member of `config.json`, inside of others or not, and what it becomes; undefined takes it out. */
export interface ConfigChange {
  readonly path: readonly [string, ...string[]];
  readonly value: unknown;
}

/**
 * Writes members of `config.json`; whatever else is in it stays as it is. The file is written whole or not
 * at all, is the user's alone (0600), and two commands that write it do so one after the other.
 *
 * @param change What is to be done to the content that is there then.
 * @throws CliError `USAGE_ERROR` for a file that cannot be understood, `FILE_BUSY`
 */
export async function changeConfig(
  configFile: string,
  change: (content: Readonly<Record<string, unknown>>) => readonly ConfigChange[],
): Promise<void> {
  await makeDirectory(dirname(configFile));
  const { default: Conf } = await import('conf');
  await withFileLock(configFile, async () => {
    // A link into somebody's own collection of settings stays one.
    const path = realPath(configFile);
    // In our own words, where it cannot be understood.
    const changes = change(readConfigFile(path));
    const extension = extname(path);
    const store = new Conf<Record<string, unknown>>({
      cwd: dirname(path),
      configName: basename(path, extension),
      fileExtension: extension.slice(1),
      configFileMode: 0o600,
      schema: schemaOf(changes),
      serialize: (content) => `${JSON.stringify(content, null, 2)}\n`,
      // What is about to be changed may be wrong as it stands: that is why it is changed.
      deserialize: (text) => changes.reduce(settle, JSON.parse(text) as Members),
    });
    for (const { path: member, value } of changes) {
      if (value === undefined) store.delete(keyOf(member));
      else store.set(keyOf(member), value);
    }
    // What was there before may have been open to others.
    await chmod(path, 0o600).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOENT') throw error;
    });
  });
}

type Members = Record<string, unknown>;

function realPath(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}

/** Conf's own notation for a member inside of others. */
function keyOf(path: readonly string[]): string {
  return path.map((part) => part.replaceAll(/[\\.[\]]/g, String.raw`\$&`)).join('.');
}

/** Of what is changed alone: who mends one setting is not held up by another. */
function schemaOf(changes: readonly ConfigChange[]): Record<string, object> {
  const schema: Record<string, object> = {};
  for (const { path, value } of changes) {
    const definition = (settingTable as Readonly<Record<string, SettingDefinition>>)[
      path.at(-1) ?? ''
    ];
    if (value === undefined || definition === undefined || path[0] === 'aliases') continue;
    const [first, ...inside] = path;
    schema[first] = inside.reduceRight<object>(
      (inner, name) => ({ type: 'object', properties: { [name]: inner } }),
      settingSchema(definition),
    );
  }
  return schema;
}

/** The member as it will be, where it is: members keep their order. */
function settle(content: Members, { path: [first, ...inside], value }: ConfigChange): Members {
  if (!Object.hasOwn(content, first)) return content;
  const [next, ...rest] = inside;
  const member = content[first];
  if (next !== undefined && isMembers(member)) {
    return { ...content, [first]: settle({ ...member }, { path: [next, ...rest], value }) };
  }
  if (next === undefined && value !== undefined) return { ...content, [first]: value };
  const { [first]: _, ...others } = content;
  return others;
}
