import { nearestWord } from './nearest-word.js';
import type { RegistrySpec } from './registry-spec.js';
import { RegistrySpecError } from './registry-spec-error.js';

const servers = ['nanda', 'mcp-registry', 'nanda-index'] as const;
const plain = ['clients', 'samples', 'none'] as const;

const forms =
  'It is one of nanda, mcp-registry, nanda-index (each also with an address: nanda:https://…), file:PATH, file:https://…, clients, samples, none.';

/**
 * Reads how a registry is named in options, in the environment and in files of settings: `nanda`,
 * `mcp-registry`, `nanda-index`, each also with `:` and an http(s) URL; `file:` with a path or an
 * http(s) URL; an http(s) URL of a JSON, JSON Lines or YAML file by itself; `clients`, `samples`, `none`.
 *
 * @throws RegistrySpecError, which repeats no credentials.
 * @example
 * parseRegistrySpec('mcp-registry:https://registry.example.com');
 */
export function parseRegistrySpec(given: string): RegistrySpec {
  const text = given.trim();
  const word = plain.find((one) => one === text);
  if (word !== undefined) return { type: word };
  if (/^https?:/i.test(text)) return parseBareUrl(text);
  const colon = text.indexOf(':');
  const [name, rest] =
    colon === -1 ? [text, undefined] : [text.slice(0, colon), text.slice(colon + 1).trim()];
  if (name === 'file') return parseFile(rest ?? '');
  const type = servers.find((one) => one === name);
  if (type === undefined) throw unknown(text, { name, rest });
  return rest === undefined ? { type } : { type, url: parseUrl(rest, { type }) };
}

function parseFile(path: string): RegistrySpec {
  if (path === '') {
    throw new RegistrySpecError('"file:" names no file.', {
      hint: 'Write its path or URL after it: file:./catalog.json',
    });
  }
  if (path.startsWith('//')) return { type: 'file', path: `file:${path}` };
  if (!/^https?:/i.test(path)) return { type: 'file', path };
  return { type: 'file', path: parseUrl(path, { type: 'file' }) };
}

function parseUrl(text: string, { type }: { readonly type: string }): string {
  const url = URL.parse(text);
  if (/^https?:\/\//i.test(text) && url !== null) return text;
  const suggestion = `${type}:https://${text}`;
  const isHost = /^[\w-]+(?:\.[\w-]+)+(?::\d+)?(?:\/\S*)?$/.test(text);
  throw new RegistrySpecError(`"${hideCredentials(text)}" is not the address of a registry.`, {
    hint: isHost
      ? `An address begins with its protocol: ${suggestion}`
      : `An address looks like this: ${type}:https://registry.example.com`,
    ...(isHost ? { suggestion } : {}),
  });
}

/** A file tells by its ending what it is. What else an address leads to, it does not say. */
function parseBareUrl(text: string): RegistrySpec {
  const url = URL.parse(text);
  if (url !== null && /\.(?:jsonl?|ndjson|ya?ml)(?:\.gz)?$/i.test(url.pathname)) {
    return { type: 'file', path: text };
  }
  const shown = hideCredentials(text);
  throw new RegistrySpecError(`"${shown}" does not say what kind of registry it is.`, {
    hint: `Put its kind before it: ${[...servers, 'file'].map((kind) => `${kind}:`).join(', ')}, as in mcp-registry:${shown}`,
  });
}

function unknown(
  text: string,
  { name, rest }: { readonly name: string; readonly rest: string | undefined },
): RegistrySpecError {
  const shown = hideCredentials(text);
  // Without it, a path is what people write first.
  const isPath = /^[./~\\]|^[a-z]:\\|\.(?:jsonl?|ndjson|ya?ml)(?:\.gz)?$/i.test(text);
  const words = rest === undefined ? [...servers, ...plain] : [...servers, 'file'];
  const nearest = nearestWord(name, { words });
  const suggestion = isPath
    ? `file:${text}`
    : nearest && (rest === undefined ? nearest : `${nearest}:${rest}`);
  return new RegistrySpecError(
    text === '' ? 'A registry has no name.' : `"${shown}" is not a registry.`,
    {
      hint: `${suggestion === undefined ? '' : `Did you mean ${hideCredentials(suggestion)}? `}${forms}`,
      suggestion,
    },
  );
}

function hideCredentials(text: string): string {
  return text.replace(/\/\/[^/@\s]*@/g, '//').replace(/[?#].*$/s, '');
}
