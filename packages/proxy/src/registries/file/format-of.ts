/** `lines`: JSON Lines, which are read as they come. `json` may turn out to be lines too. */
export type FileFormat = 'lines' | 'json' | 'yaml';

/** What a file holds, by its name; where that tells nothing, by the media type that it was sent with. */
export function formatOf(
  name: string,
  { mediaType = '' }: { readonly mediaType?: string } = {},
): FileFormat {
  const ending = /\.([a-z]+)$/.exec(name.toLowerCase().replace(/\.gz$/, ''))?.[1];
  if (ending === 'jsonl' || ending === 'ndjson') return 'lines';
  if (ending === 'yaml' || ending === 'yml') return 'yaml';
  if (ending === 'json') return 'json';
  if (/\b(?:x-)?(?:ndjson|jsonl|json-lines|jsonlines)\b/i.test(mediaType)) return 'lines';
  return /\byaml\b/i.test(mediaType) ? 'yaml' : 'json';
}
