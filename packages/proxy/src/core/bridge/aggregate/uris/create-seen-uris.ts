import type { UriPlace } from './uri-directory.js';

/** URIs that services have named in their results without listing them. Bounded: the ones seen longest ago go first. */
export interface SeenUris {
  /** Which connection named it last that was shown as this; undefined where none did, or that is long ago. */
  find(shown: string): UriPlace | undefined;
  add(shown: string, place: UriPlace): void;
}

const mostUris = 5000;
const mostCharacters = 1024 * 1024;
const longestUri = 4096;

export function createSeenUris(): SeenUris {
  const seen = new Map<string, UriPlace>();
  let characters = 0;

  function drop(uri: string): void {
    if (seen.delete(uri)) characters -= uri.length;
  }

  return {
    find: (uri) => seen.get(uri),
    add(uri, place) {
      if (uri.length > longestUri) return;
      drop(uri);
      seen.set(uri, place);
      characters += uri.length;
      for (const oldest of seen.keys()) {
        if (seen.size <= mostUris && characters <= mostCharacters) break;
        drop(oldest);
      }
    },
  };
}
