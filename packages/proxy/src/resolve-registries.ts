import { registryTypes } from '@nanda/protocol/facts';
import type { RegistryOptions } from './proxy-options.js';

const configurable = registryTypes.filter(
  (type): type is RegistryOptions['type'] => type !== 'local' && type !== 'registered',
);

/**
 * The registries that are configured, with the defaults of the environment filled in.
 *
 * @throws TypeError that names what is wrong, and repeats no credentials.
 */
export function resolveRegistries(
  registries: readonly RegistryOptions[],
  { environment }: { readonly environment: Readonly<Record<string, string | undefined>> },
): RegistryOptions[] {
  return registries.map((registry: unknown, index) => {
    const place = `registries[${index}]`;
    if (typeof registry !== 'object' || registry === null || Array.isArray(registry)) {
      throw new TypeError(`${place} is not an object. It looks like {type: 'nanda'}.`);
    }
    const options = registry as RegistryOptions;
    check(options, { place });
    if (options.type !== 'nanda' || options.url !== undefined) return options;
    const url = environment['NANDA_API_URL'];
    if (url === undefined || url === '') return options;
    checkUrl(url, { place: 'NANDA_API_URL' });
    return { ...options, url };
  });
}

function check(options: RegistryOptions, { place }: { readonly place: string }): void {
  switch (options.type) {
    case 'file':
      checkText(options.path, { place: `${place}.path` });
      if (/^(?:file:)?https?:/i.test(options.path)) {
        checkUrl(options.path.replace(/^file:/, ''), { place: `${place}.path` });
      }
      checkText(options.name ?? 'x', { place: `${place}.name` });
      return;
    case 'nanda':
    case 'mcp-registry':
    case 'nanda-index':
      if (options.url !== undefined) checkUrl(options.url, { place: `${place}.url` });
      checkText(options.name ?? 'x', { place: `${place}.name` });
      checkHeaders(options.headers ?? {}, { place: `${place}.headers` });
      return;
    case 'clients':
      checkText(options.home ?? 'x', { place: `${place}.home` });
      return;
    case 'samples':
      return;
    default:
      throw new TypeError(
        `${place}.type is ${quote((options as { type?: unknown }).type)}. It is one of ${configurable.join(', ')}.`,
      );
  }
}

function checkText(value: unknown, { place }: { readonly place: string }): void {
  if (typeof value === 'string' && value.trim() !== '') return;
  throw new TypeError(`${place} is not a text, or an empty one.`);
}

function checkUrl(value: unknown, { place }: { readonly place: string }): void {
  const url = typeof value === 'string' ? URL.parse(value) : null;
  if (url?.protocol === 'http:' || url?.protocol === 'https:') return;
  throw new TypeError(
    `${place} is not an http(s) URL. It looks like https://registry.example.com.`,
  );
}

/** A header that cannot be sent would otherwise be found out hours later, by a sync in the background. */
function checkHeaders(value: unknown, { place }: { readonly place: string }): void {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new TypeError(`${place} is not an object of texts.`);
  }
  for (const [name, content] of Object.entries(value)) {
    if (!/^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/.test(name)) {
      throw new TypeError(`${place} has a field ${quote(name)}, which no header can be called.`);
    }
    if (typeof content !== 'string' || /[^\t\u0020-\u007E\u0080-\u00FF]/.test(content)) {
      throw new TypeError(`${place}.${name} is not a text that a header can hold.`);
    }
  }
}

function quote(value: unknown): string {
  return typeof value === 'string' ? JSON.stringify(value.slice(0, 40)) : `no text`;
}
