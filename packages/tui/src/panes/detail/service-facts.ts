import { formatAgo, formatCount, plural } from '@nanda/terminal';
import type { Service } from '@nanda/sdk';
import { describeSources } from '@nanda/terminal';
import type { DetailFact } from './fact-lines.js';

/** What is known of a service, in the order in which it matters. Not sanitised. */
export function serviceFacts(of: Service, { today }: { today: number }): readonly DetailFact[] {
  const { health, title, verification } = of;
  return [
    { name: 'name', text: title === undefined ? '' : of.name },
    { name: 'id', text: of.id === of.name ? '' : of.id },
    { name: 'publisher', text: of.publisher },
    { name: 'version', text: of.version },
    { name: 'status', text: of.status },
    { name: 'verified', text: verification && `${verification.reason} (${verification.by})` },
    { name: 'health', text: health && describeHealth(health, today) },
    { name: 'wants', text: describeAuth(of) },
    { name: 'category', text: of.category },
    { name: 'tags', text: of.tags.join(', ') },
    { name: 'transports', text: of.transports.join(', ') },
    { name: 'can', text: of.capabilities.join(', ') },
    { name: 'used', text: describeUse(of) },
    { name: 'rating', text: describeRating(of) },
    { name: 'homepage', text: of.homepage, role: 'accent' },
    { name: 'repository', text: of.repository, role: 'accent' },
    { name: 'from', text: describeSources([of.source], { known: of.id }) },
    { name: 'also in', text: describeSources(of.alsoIn ?? []) },
    { name: 'updated', text: of.updatedAt.slice(0, 10) },
    { name: 'reason', text: of.reason },
    { name: 'found by', text: of.match?.fields.join(', ') },
  ];
}

function describeHealth(
  { checkedAt, latency, reason }: NonNullable<Service['health']>,
  today: number,
): string {
  // What is drawn knows the time to the minute: it is never before what has been seen.
  const now = Math.max(today, Date.parse(checkedAt));
  const parts = [
    reason,
    latency === undefined ? undefined : `answered in ${formatCount(latency)} ms`,
    `looked at ${formatAgo(checkedAt, { now })}`,
  ];
  return parts.filter((part) => part !== undefined).join('; ');
}

function describeAuth({ auth, protected: isProtected }: Service): string {
  const details = Object.entries(auth.details ?? {}).flatMap(([name, value]) =>
    typeof value === 'string' || typeof value === 'number' ? [`${name} ${value}`] : [],
  );
  const kind = kindWords(auth.type, isProtected);
  return details.length === 0 || kind === '' ? kind : `${kind} (${details.join(', ')})`;
}

function kindWords(type: Service['auth']['type'], isProtected: boolean): string {
  switch (type) {
    case 'none':
      return 'no credentials';
    case 'custom':
      return 'credentials of its own kind';
    case 'unknown':
      return isProtected ? 'credentials' : '';
    default:
      return type;
  }
}

function describeRating({ rating }: Service): string {
  if (rating === undefined) return '';
  const count = rating.count > 0 ? ` (${plural(rating.count, 'rating')})` : '';
  return `★ ${rating.average.toFixed(1)} of 5${count}`;
}

function describeUse({ popularity }: Service): string {
  const { registry, connections = 0, executions = 0 } = popularity;
  const here = `${plural(connections, 'connection')}, ${plural(executions, 'call')} through this proxy`;
  const parts = [
    connections + executions === 0 ? '' : here,
    registry > 0 ? `popularity ${formatCount(registry)}` : '',
  ];
  return parts.filter((part) => part !== '').join('; ');
}
