export interface ServerPath {
  readonly name: string;
  /** Absent where all versions are meant. */
  readonly version?: string;
}

const prefix = '/v0.1/servers/';

/**
 * What a path asks for: `{name}/versions` or `{name}/versions/{version}`. The slash of the name comes as
 * `%2F`, or plain, where something on the way has unpacked it.
 *
 * @returns `undefined` where it is no such path.
 */
export function readServerPath(path: string): ServerPath | undefined {
  if (!path.startsWith(prefix)) return undefined;
  const parts = path
    .slice(prefix.length)
    .replace(/\/$/, '')
    .split('/')
    .map((part) => decode(part));
  const [first = '', ...others] = parts;
  // Every name has exactly one slash.
  const [name, rest] = first.includes('/')
    ? [first, others]
    : [`${first}/${others[0] ?? ''}`, others.slice(1)];
  if (rest[0] !== 'versions') return undefined;
  const version = rest.slice(1).join('/');
  return { name, ...(version !== '' && { version }) };
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
