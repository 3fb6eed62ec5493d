/** The http(s) URL that a user means with `https://…` or `file:https://…`; `undefined` for a path. */
export function webAddressOf(path: string): URL | undefined {
  const match = /^(?:file:)?(https?:\/\/.*)$/is.exec(path.trim());
  return match?.[1] === undefined ? undefined : (URL.parse(match[1]) ?? undefined);
}
