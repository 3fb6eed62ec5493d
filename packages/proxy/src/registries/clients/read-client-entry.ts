import { isObject } from '../../core/is-object.js';
import type { ClientEntry } from './client-entry.js';
import type { ClientName } from './client-locations.js';

/**
 * Reads an entry in the words of any client: `url`, `serverUrl` (Windsurf), `httpUrl` (Gemini, whose `url` is SSE),
 * `uri`, `cmd` and `envs` (Goose), a `command` that is an object (Zed), names of variables in place of values (Codex,
 * Goose). Undefined for what is neither an address nor a command: something that comes with the client.
 */
export function readClientEntry(
  entry: Record<string, unknown>,
  { client }: { readonly client?: ClientName | undefined } = {},
): ClientEntry | undefined {
  const address = readAddress(entry, { client });
  if (address !== undefined) return { ...address, headers: readHeaders(entry) };
  // Older versions of Zed have the path, the arguments and the environment in one object.
  const own = isObject(entry['command']) ? entry['command'] : entry;
  const command = own['path'] ?? own['cmd'] ?? own['command'];
  if (typeof command !== 'string' || command.trim() === '') return undefined;
  const args = own['args'];
  const { cwd } = entry;
  return {
    command,
    args: Array.isArray(args) ? args.map(String) : [],
    env: {
      ...variables(entry['env_vars'] ?? entry['env_keys']),
      ...texts(own['env'] ?? own['envs']),
    },
    ...(typeof cwd === 'string' && cwd !== '' ? { cwd } : {}),
  };
}

function readAddress(
  entry: Record<string, unknown>,
  { client }: { readonly client?: ClientName | undefined },
): { readonly url: string; readonly transport?: unknown } | undefined {
  if (typeof entry['httpUrl'] === 'string') return { url: entry['httpUrl'], transport: 'http' };
  const url = entry['url'] ?? entry['serverUrl'] ?? entry['uri'];
  if (typeof url !== 'string' || url.trim() === '') return undefined;
  const transport =
    entry['transport'] ?? entry['type'] ?? (client === 'gemini' ? 'sse' : undefined);
  return { url, ...(transport === undefined ? {} : { transport }) };
}

function readHeaders(entry: Record<string, unknown>): Record<string, string> {
  const token = entry['bearer_token_env_var'];
  return {
    ...texts(entry['http_headers']),
    ...texts(entry['headers']),
    ...Object.fromEntries(
      Object.entries(texts(entry['env_http_headers'])).map(([name, variable]) => [
        name,
        `\${env:${variable}}`,
      ]),
    ),
    ...(typeof token === 'string' ? { Authorization: `Bearer \${env:${token}}` } : {}),
  };
}

function texts(value: unknown): Record<string, string> {
  if (!isObject(value)) return {};
  return Object.fromEntries(Object.entries(value).map(([name, text]) => [name, String(text)]));
}

/** Names of variables whose values the client takes from its own environment. */
function variables(value: unknown): Record<string, string> {
  if (!Array.isArray(value)) return {};
  const names = value.filter((name) => typeof name === 'string');
  return Object.fromEntries(names.map((name) => [name, `\${env:${name}}`]));
}
