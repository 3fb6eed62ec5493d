import type { Service } from '@nanda/protocol';
import {
  describeSources,
  formatAgo,
  formatCount,
  oneLine,
  plural,
  wrapText,
} from '@nanda/terminal';
import type { Output } from '../output/output.js';
import { describeConnecting } from './describe-connecting.js';
import { describePackages } from './describe-packages.js';
import { describeTools } from './describe-tools.js';
import { describeVersions } from './describe-versions.js';
import { healthFact } from './health-fact.js';

export interface DescribeServiceOptions {
  readonly output: Pick<Output, 'clean' | 'style' | 'width'>;
  /** Milliseconds of the epoch. */
  readonly now: number;
}

/** Columns of the names of facts. */
const labelWidth = 12;
const widest = 100;

/** Everything that is known of one service, for people. */
export function describeService(of: Service, { output, now }: DescribeServiceOptions): string {
  const { clean, style } = output;
  // Longer lines are hard to read, wherever they are shown.
  const width = Math.min(widest, output.width);
  const title = clean(oneLine(of.title ?? of.name));
  const health = of.health && healthFact(of.health.state, style);
  const marks = [
    of.verified && style.green('✓ verified'),
    health && (health.paint ?? style.dim)(health.text),
    of.status === 'deprecated' && style.yellow('! deprecated'),
  ].filter((mark) => typeof mark === 'string');
  const facts: readonly (readonly [string, string | undefined])[] = [
    ['name', of.title === undefined ? undefined : of.name],
    ['id', of.id === of.name ? undefined : of.id],
    ['version', of.version],
    ['publisher', of.publisher],
    ['category', of.category],
    ['tags', of.tags.join(', ')],
    ['wants', describeAuth(of)],
    ['verified', of.verification?.reason],
    ['health', describeHealth(of, now)],
    ['status', of.status === 'deprecated' ? 'its publisher advises against it' : undefined],
    ['rating', describeRating(of)],
    ['used', describeUse(of)],
    ['can', of.capabilities.join(', ')],
    ['homepage', of.homepage],
    ['repository', of.repository],
    ['from', describeSources([of.source], { known: of.id })],
    ['also in', of.alsoIn && describeSources(of.alsoIn)],
    ['updated', of.updatedAt.slice(0, 10)],
  ];
  const description = of.description.trim();
  return [
    [style.bold(title), ...marks].join('  '),
    ...(description === '' ? [] : [wrapText(clean(description), { width })]),
    '',
    ...facts.flatMap(([name, text]) => (text ? [formatFact(name, text)] : [])),
    ...describeConnecting(of, { output, width }),
    ...describePackages(of, { output, width }),
    ...describeTools(of, { output, width }),
    ...describeVersions(of, { output }),
  ].join('\n');

  function formatFact(name: string, text: string): string {
    const line = wrapText(clean(oneLine(text)), { width, hanging: labelWidth });
    return style.dim(name.padEnd(labelWidth)) + line.slice(labelWidth);
  }
}

function describeAuth({ auth, protected: isProtected }: Service): string | undefined {
  const details = Object.entries(auth.details ?? {}).flatMap(([name, value]) =>
    typeof value === 'string' || typeof value === 'number' ? [`${name} ${value}`] : [],
  );
  const kind = describeKind();
  return details.length === 0 || kind === undefined ? kind : `${kind} (${details.join(', ')})`;

  function describeKind(): string | undefined {
    switch (auth.type) {
      case 'none':
        return 'no credentials';
      case 'custom':
        return 'credentials of its own kind';
      case 'unknown':
        return isProtected ? 'credentials' : undefined;
      default:
        return auth.type;
    }
  }
}

const healthWords = {
  up: 'up',
  auth_required: 'up, and wants credentials',
  not_mcp: 'answers, but does not speak MCP',
  down: 'down',
  unknown: 'not known',
} as const;

function describeHealth({ health }: Service, now: number): string | undefined {
  if (health === undefined) return undefined;
  const { state, checkedAt, latency, reason } = health;
  return [
    healthWords[state],
    reason,
    latency !== undefined && `answered in ${formatCount(latency)} ms`,
    `seen ${formatAgo(checkedAt, { now })}`,
  ]
    .filter((part) => typeof part === 'string')
    .join('; ');
}

function describeRating({ rating }: Service): string | undefined {
  if (rating === undefined) return undefined;
  const count = rating.count > 0 ? ` (${plural(rating.count, 'rating')})` : '';
  return `★ ${rating.average.toFixed(1)} of 5${count}`;
}

function describeUse({ popularity }: Service): string | undefined {
  const { connections = 0, executions = 0 } = popularity;
  if (connections + executions === 0) return undefined;
  return `${plural(connections, 'connection')}, ${plural(executions, 'call')} through this proxy`;
}
