import { listOfTexts } from '../list-of-texts.js';
import type { FakeNandaServer } from './make-nanda-server.js';

const orderings = ['name', 'created_at', 'rating', 'uptime'];

/** `GET servers/`: filters and orders, with the faults of the real one. */
export function selectServers(
  servers: readonly FakeNandaServer[],
  { query }: { readonly query: URLSearchParams },
): FakeNandaServer[] {
  const types = (query.get('types') ?? query.get('type') ?? '').split(',').filter(Boolean);
  // Two filters run at once, and one of them looks for the tag "a,b": several tags find nothing.
  const tags = query.get('tags') ?? '';
  const everyTag = [tags, ...tags.split(',')].filter(Boolean);
  const verified = query.get('verified') ?? '';
  const search = (query.get('search') ?? '').toLowerCase();
  const found = servers.filter(
    (server) =>
      (types.length === 0 || types.some((type) => listOfTexts(server['types']).includes(type))) &&
      everyTag.every((tag) => listOfTexts(server['tags']).includes(tag)) &&
      isVerifiedAs(server, verified) &&
      [server['name'], server['description'], server['provider'], ...listOfTexts(server['tags'])]
        .filter((text) => typeof text === 'string')
        .some((text) => text.toLowerCase().includes(search)),
  );
  return order(found, query.get('ordering') ?? '-created_at');
}

/** `yes` counts as false, and `1` finds nothing. */
function isVerifiedAs(server: FakeNandaServer, wanted: string): boolean {
  if (wanted === '') return true;
  if (wanted === '1') return false;
  return (server['verified'] === true) === (wanted.toLowerCase() === 'true');
}

function order(servers: readonly FakeNandaServer[], ordering: string): FakeNandaServer[] {
  const key = ordering.replace(/^-/, '');
  if (!orderings.includes(key)) return [...servers];
  const direction = ordering.startsWith('-') ? -1 : 1;
  return servers.toSorted((a, b) => direction * compare(a[key], b[key]));
}

function compare(a: unknown, b: unknown): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  const [left, right] = [textOf(a), textOf(b)];
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
