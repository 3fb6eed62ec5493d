import type { ServiceInput } from '@nanda/protocol';
import type { ServiceRecord } from '../../core/catalog/service-record.js';
import { isObject } from '../../core/is-object.js';
import { readPlainRow } from '../rows/read-plain-row.js';
import type { RowContext, RowReading } from '../rows/row.js';
import { hashToUuid } from '../values/hash-to-uuid.js';
import { cleanText } from '../values/clean-text.js';
import type { ClientName } from './client-locations.js';
import type { ClientServer } from './client-server.js';
import { readClientEntry } from './read-client-entry.js';

const titles: Readonly<Record<ClientName, string>> = {
  claude: 'Claude Desktop',
  'claude-code': 'Claude Code',
  cursor: 'Cursor',
  vscode: 'VS Code',
  codex: 'Codex',
  windsurf: 'Windsurf',
  gemini: 'Gemini CLI',
  goose: 'Goose',
  zed: 'Zed',
};

/**
 * What may be listed of a client's server: its name, its address, which header fields it is sent, and
 * that it is a command, where it is one. Values of any kind stay in the client's file.
 */
export function readClientServer(
  { client, path, name, entry, project }: ClientServer,
  context: RowContext,
): RowReading {
  const title = titles[client];
  if (!isObject(entry)) return { problem: `${title}, "${shorten(name)}": it is not an object` };
  const said = readClientEntry(entry, { client });
  // What comes with the client itself is nothing that others could use.
  if (said === undefined && isBuiltIn(entry)) return {};
  const isAddress = said !== undefined && 'url' in said;
  const { record, problem } = readPlainRow(
    {
      id: hashToUuid([client, path, project ?? '', name]),
      name,
      description: `Configured in ${title}.`,
      list: client,
      tags: [client],
      ...(isAddress ? { url: said.url, transport: said.transport } : {}),
      ...(said !== undefined && !isAddress ? { transport: 'stdio', auth: 'none' } : {}),
    },
    context,
  );
  if (record === undefined) return { problem: `${title}: ${problem ?? 'an entry cannot be read'}` };
  const isUsable = record.endpoints.length > 0 || record.transports?.includes('stdio') === true;
  if (!isUsable) {
    const fault =
      said === undefined
        ? 'it has neither an address nor a command'
        : (problem ?? 'its address cannot be used');
    return { problem: `${title}, "${shorten(record.name)}": ${fault}` };
  }
  return {
    record: withHeaders(record, isAddress ? headerNames(said.headers) : []),
    ...(problem === undefined
      ? {}
      : { problem: `${title}, "${shorten(record.name)}": ${problem}` }),
  };
}

/** A name that is none may be a value that somebody has put in the wrong place. */
function headerNames(headers: Readonly<Record<string, string>>): string[] {
  return Object.keys(headers)
    .filter((name) => /^[A-Za-z][A-Za-z-]{0,63}$/.test(name))
    .slice(0, 16);
}

/** Goose and Zed list their own extensions beside the servers. */
function isBuiltIn(entry: Record<string, unknown>): boolean {
  const { type, source } = entry;
  return type === 'builtin' || type === 'platform' || source === 'extension' || 'settings' in entry;
}

function withHeaders(record: ServiceRecord, names: readonly string[]): ServiceRecord {
  if (names.length === 0 || record.endpoints.length === 0) return record;
  const headers = names.map((name): ServiceInput => ({ name, isRequired: true, isSecret: true }));
  const isBearer = names.some((name) => name.toLowerCase() === 'authorization');
  return {
    ...record,
    endpoints: record.endpoints.map((endpoint) => ({ ...endpoint, headers })),
    auth: { kind: isBearer ? 'bearer' : 'api_key', details: { headers: names } },
  };
}

function shorten(name: string): string {
  return cleanText(name, { maxLength: 80 }) ?? '';
}
