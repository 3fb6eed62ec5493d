/** Asks for a file only where it is no longer the one of the checkpoint; see `validatorOf`. */
export function conditionalHeaders(checkpoint: string | undefined): Record<string, string> {
  const [, kind, value] = /^(etag|modified) (.+)$/s.exec(checkpoint ?? '') ?? [];
  if (value === undefined) return {};
  return kind === 'etag' ? { 'if-none-match': value } : { 'if-modified-since': value };
}
