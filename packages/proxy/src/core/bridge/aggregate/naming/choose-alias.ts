const longest = 24;

/**
 * The word by which a connection is called in names of tools: of its own name, else of the last part of its service's.
 * Lower case letters, digits and hyphens, begins with a letter, 24 characters at most. Not yet unique.
 */
export function chooseAlias(connection: {
  readonly name?: string | undefined;
  readonly metadata: { readonly serviceName: string };
}): string {
  const { name } = connection;
  const chosen = toWord(name ?? '') || toWord(lastPart(connection.metadata.serviceName));
  return chosen || 'service';
}

/**
 * The same alias for another connection.
 *
 * @param position 2 for the second one that would have it
 */
export function numberAlias(alias: string, position: number): string {
  const end = `-${position}`;
  return `${cut(alias, longest - end.length)}${end}`;
}

function lastPart(name: string): string {
  return name.split(/[/:]/).findLast((part) => toWord(part) !== '') ?? name;
}

function toWord(text: string): string {
  const word = text
    .slice(0, 200)
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+/, '');
  return cut(/^[0-9]/.test(word) ? `mcp-${word}` : word, longest);
}

function cut(text: string, length: number): string {
  return text.slice(0, length).replace(/-+$/, '');
}
