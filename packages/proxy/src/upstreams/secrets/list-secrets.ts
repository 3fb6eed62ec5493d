/** What must not be repeated of the header fields that carry credentials: their values, and the parts that count. */
export function listSecrets(headers: Readonly<Record<string, string>>): readonly string[] {
  return Object.entries(headers).flatMap(([name, value]) => {
    const bare = value.trim();
    // `Bearer abc`, `Basic abc`: a service may repeat what comes after the scheme.
    const [, afterScheme] = /^[A-Za-z][\w-]*\s+(.+)$/.exec(bare) ?? [];
    const password = /^basic$/i.test(bare.split(' ')[0] ?? '') ? passwordOf(afterScheme ?? '') : [];
    const cookies =
      name.toLowerCase() === 'cookie'
        ? bare.split(';').map((pair) => pair.slice(pair.indexOf('=') + 1).trim())
        : [];
    return [bare, ...(afterScheme === undefined ? [] : [afterScheme]), ...password, ...cookies];
  });
}

/** A service may repeat it in the clear. */
function passwordOf(pair: string): string[] {
  const text = Buffer.from(pair, 'base64').toString();
  const at = text.indexOf(':');
  return at === -1 || at === text.length - 1 ? [] : [text.slice(at + 1)];
}
