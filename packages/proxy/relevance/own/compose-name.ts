import type { Random } from './create-random.js';

export interface NameParts {
  readonly random: Random;
  readonly account: string;
  readonly vendor: string | undefined;
  readonly product: string;
  readonly topic: string;
  readonly object: string;
}

/** A name in one of the manners that registries have. */
export function composeName({
  random,
  account,
  vendor,
  product,
  topic,
  object,
}: NameParts): string {
  const subject = random.pick([product, product, topic, object, `${product} ${object}`]);
  const slug = subject.toLowerCase().replaceAll(' ', '-');
  if (vendor !== undefined && random.chance(0.5)) {
    const domain = `${random.pick(['com', 'com', 'io', 'ai', 'dev', 'app'])}.${vendor.toLowerCase()}`;
    return `${domain}/${random.pick(['mcp', slug, slug, `${slug}-mcp`])}`;
  }
  switch (random.below(10)) {
    case 0:
    case 1:
    case 2:
    case 3:
      return `io.github.${account}/${slug}${random.pick(['', '-mcp', '-mcp', '-mcp-server'])}`;
    case 4:
      return `${titleCase(subject)} ${random.pick(['MCP Server', 'MCP', 'Server'])}`;
    case 5:
      return titleCase(subject).replaceAll(/[ -]/g, '');
    case 6:
      return `mcp-${slug}`;
    case 7:
      return `@${account}/${slug}-mcp`;
    case 8:
      return `${slug.replaceAll('-', '_')}_mcp`;
    default:
      return `${slug}${random.pick(['-mcp', '-mcp-server', '-server', ''])}`;
  }
}

function titleCase(text: string): string {
  return text.replaceAll(/\b[a-z]/g, (letter) => letter.toUpperCase());
}
