import { composeName } from './compose-name.js';
import { composeWord } from './compose-word.js';
import type { Random } from './create-random.js';
import type { OwnService } from './own-service.js';
import { artefacts } from './vocabulary/artefacts.js';
import { asides } from './vocabulary/asides.js';
import { businessTopics } from './vocabulary/business-topics.js';
import { everydayTopics } from './vocabulary/everyday-topics.js';
import { people } from './vocabulary/people.js';
import { qualifiers } from './vocabulary/qualifiers.js';
import { sentences } from './vocabulary/sentences.js';
import { technicalTopics } from './vocabulary/technical-topics.js';
import type { Topic } from './vocabulary/topic.js';
import { verbs } from './vocabulary/verbs.js';

/** In turns, so that the long tail has something of each. */
const topics: readonly Topic[] = technicalTopics.flatMap((topic, index) =>
  [topic, businessTopics[index], everydayTopics[index]].filter((item) => item !== undefined),
);
const tagsOfAnything = ['mcp', 'ai', 'mcp-server', 'llm', 'agents', 'api', 'automation', 'data'];

export interface RowOptions {
  readonly random: Random;
  /** The vendors of earlier rows, once for each row of theirs: known ones grow. New ones are added. */
  readonly vendors: string[];
}

/** One row of filler: a plausible service for a need that no judged query has. */
export function composeRow({ random, vendors }: RowOptions): OwnService {
  const topic = random.pickEarly(topics);
  const vendor = random.chance(0.45) ? chooseVendor({ random, vendors }) : undefined;
  const account = vendor?.toLowerCase() ?? chooseAccount(random);
  const product = vendor !== undefined && random.chance(0.5) ? vendor : composeWord(random);
  const name = composeName({
    random,
    account,
    vendor,
    product,
    topic: topic.name,
    object: random.pick(topic.objects),
  });
  const transport = random.pick(['stdio', 'stdio', 'stdio', 'streamable-http', 'sse'] as const);
  const isRemote = transport !== 'stdio' && random.chance(0.8);
  const publisher = vendor ?? (random.chance(0.5) ? account : undefined);
  return {
    id: name,
    name,
    ...(random.chance(0.3) ? { title: composeTitle({ random, topic, product }) } : {}),
    description: composeDescription({ random, topic, product }),
    tags: random.chance(0.4) ? composeTags({ random, topic }) : [],
    category: random.chance(0.7) ? topic.category : 'other',
    ...(publisher === undefined ? {} : { publisher }),
    tools: random.chance(0.3) ? composeTools({ random, topic }) : [],
    ...(random.chance(0.6)
      ? { repository: `https://github.com/${account}/${slugOf(name.split('/').at(-1) ?? name)}` }
      : {}),
    ...(isRemote ? { url: `https://mcp.${account}.example/${slugOf(topic.name)}` } : {}),
    transport,
    popularity: random.chance(0.5) ? 0 : Math.floor(random.below(60) ** 2 / (1 + random.below(20))),
    ...(random.chance(0.5) ? { auth: random.pick(['none', 'api-key', 'oauth2', 'bearer']) } : {}),
  };
}

function chooseVendor({ random, vendors }: RowOptions): string {
  const vendor =
    vendors.length > 0 && random.chance(0.6) ? random.pick(vendors) : composeWord(random);
  vendors.push(vendor);
  return vendor;
}

function chooseAccount(random: Random): string {
  const person = random.pick(people);
  const rest = random.pick(['', `${random.below(100)}`, `-${random.pick(people)}`, 'dev', '-labs']);
  return person + rest;
}

interface Subject {
  readonly random: Random;
  readonly topic: Topic;
}

function composeTitle({ random, topic, product }: Subject & { product: string }): string {
  const words = topic.name.replaceAll(/\b[a-z]/g, (letter) => letter.toUpperCase());
  return random.pick([product, words, `${product} ${words}`, `${product} MCP`, `${words} Server`]);
}

function composeDescription({ random, topic, product }: Subject & { product: string }): string {
  function thing(): string {
    const object = random.pick(topic.objects);
    return random.chance(0.12) ? `${random.pick(artefacts)} ${object}` : object;
  }
  function action(): string {
    return `${random.pickEarly(verbs)} ${thing()}`;
  }
  const first = random.pickEarly(sentences)({
    product,
    topic: topic.name,
    where: random.chance(0.4) ? ` ${random.pick(qualifiers)}` : '',
    first: action(),
    second: action(),
    third: action(),
    thing: thing(),
    otherThing: thing(),
  });
  const more = [0.35, 0.1].flatMap((probability) =>
    random.chance(probability) ? [random.pickEarly(asides)] : [],
  );
  return [first, ...more].join(' ');
}

function composeTags({ random, topic }: Subject): string[] {
  const own = [topic.name, random.pick(topic.objects)].map(slugOf);
  const any = random.chance(0.5) ? [random.pickEarly(tagsOfAnything)] : [];
  return [...new Set([...own, ...any])];
}

function composeTools({ random, topic }: Subject): { name: string; description: string }[] {
  const tools = Array.from({ length: 1 + random.below(6) }, () => {
    const verb = random.pickEarly(verbs);
    const object = random.pick(topic.objects);
    const name = `${verb}_${slugOf(object).replaceAll('-', '_')}`;
    const Verb = `${verb[0]?.toUpperCase() ?? ''}${verb.slice(1)}`;
    return { name, description: `${Verb} ${object} of ${topic.name}` };
  });
  return [...new Map(tools.map((tool) => [tool.name, tool])).values()];
}

function slugOf(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');
}
