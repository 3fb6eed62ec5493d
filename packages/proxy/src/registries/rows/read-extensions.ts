import type { ServiceRecord } from '../../core/catalog/service-record.js';
import { isObject } from '../../core/is-object.js';
import { cleanWords } from '../values/clean-words.js';
import { readTools } from '../values/read-tools.js';

const publisherKey = 'io.modelcontextprotocol.registry/publisher-provided';
const toolhiveKey = 'io.github.stacklok';
const pulseKey = 'com.pulsemcp/server';
const tagKeys = ['tags', 'keywords', 'categories', 'category'];
const maxDepth = 3;
const maxMembers = 32;
const maxTags = 32;
const maxText = 4_096;

export interface Extensions {
  readonly tags: string[];
  readonly tools: ServiceRecord['tools'];
  readonly popularity: number;
}

export interface ExtensionSource {
  /** The service's name: who may say something about whom depends on it. */
  readonly name: string;
  /** What the registry adds. */
  readonly meta: Record<string, unknown>;
  /** What stands in server.json itself. */
  readonly serverMeta: Record<string, unknown>;
}

/**
 * What subregistries and publishers add in `_meta`. Tags and tools of a publisher are taken as part of the description
 * that they are; numbers only of a registry, or where ToolHive's own namespace speaks of ToolHive's own entries.
 */
export function readExtensions({ name, meta, serverMeta }: ExtensionSource): Extensions {
  const provided = objectOf(meta[publisherKey] ?? serverMeta[publisherKey]);
  const tags: unknown[] = [];
  const tools: unknown[] = [];
  const numbers: number[] = [];
  collect(provided, { depth: 0, tags, tools });
  const toolhive = name.startsWith(`${toolhiveKey}/`) ? provided[toolhiveKey] : undefined;
  for (const entry of Object.values(objectOf(toolhive))) {
    const { stars, pulls } = objectOf(objectOf(entry)['metadata']);
    numbers.push(readNumber(stars) + readNumber(pulls));
  }
  const pulse = objectOf(meta[pulseKey]);
  for (const [key, value] of Object.entries(pulse).slice(0, maxMembers)) {
    // Of several windows the largest one is the total.
    if (key.startsWith('visitorsEstimate')) numbers.push(readNumber(value));
  }
  return {
    tags: cleanWords(tags.flat(), { maxCount: maxTags }),
    tools: readTools(tools.flat()),
    popularity: Math.max(0, ...numbers),
  };
}

/** Publishers nest as they like: below their own namespace, or one level deeper by package. */
function collect(
  source: Record<string, unknown>,
  {
    depth,
    tags,
    tools,
  }: { readonly depth: number; readonly tags: unknown[]; readonly tools: unknown[] },
): void {
  for (const [key, value] of Object.entries(source).slice(0, maxMembers)) {
    if (tagKeys.includes(key)) {
      tags.push(typeof value === 'string' ? value.slice(0, maxText).split(',') : bounded(value));
    } else if (key === 'tools') {
      tools.push(bounded(value));
    } else if (isObject(value) && depth < maxDepth) {
      collect(value, { depth: depth + 1, tags, tools });
    }
  }
}

function bounded(value: unknown): unknown[] {
  return Array.isArray(value) ? value.slice(0, 500) : [];
}

function readNumber(value: unknown): number {
  return typeof value === 'number' && Number.isFinite(value) && value > 0 ? value : 0;
}

function objectOf(value: unknown): Record<string, unknown> {
  return isObject(value) ? value : {};
}
