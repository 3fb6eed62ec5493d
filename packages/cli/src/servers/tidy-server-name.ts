/** What a file calls a server, as a name that can be typed; undefined where nothing is left of it. */
export function tidyServerName(name: string): string | undefined {
  const plain = name
    .normalize('NFKD')
    .replaceAll(/[^A-Za-z0-9_.-]+/g, '-')
    .replaceAll(/^[^A-Za-z0-9]+|[^A-Za-z0-9]+$/g, '')
    .slice(0, 64);
  return plain === '' || /^\d{1,3}$/.test(plain) ? undefined : plain;
}
