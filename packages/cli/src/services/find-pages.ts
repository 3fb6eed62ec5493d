import type { Service } from '@nanda/protocol';

/** The kinds of pages that a service may have. */
export type PageKind = 'homepage' | 'repository' | 'endpoint';

/** A page about a service that a browser can show. */
export interface ServicePage {
  readonly kind: PageKind;
  readonly url: string;
}

/** The pages that a registry names for a service, the most telling one first. Only http and https: a browser opens other things too. */
export function findPages({ homepage, repository, endpoints }: Service): ServicePage[] {
  const pages: readonly (readonly [PageKind, string | undefined])[] = [
    ['homepage', homepage],
    ['repository', repository],
    ...endpoints.map(({ url }) => ['endpoint', siteOf(url)] as const),
  ];
  const seen = new Set<string>();
  return pages.flatMap(([kind, text = '']) => {
    const url = URL.parse(text);
    if (url === null || !/^https?:$/.test(url.protocol)) return [];
    if (url.username !== '' || url.password !== '' || seen.has(url.href)) return [];
    seen.add(url.href);
    return [{ kind, url: url.href }];
  });
}

/** The site that an endpoint is at: the endpoint itself has nothing to show. */
function siteOf(url: string | undefined): string | undefined {
  const parsed = url === undefined ? null : URL.parse(url);
  return parsed !== null && /^https?:$/.test(parsed.protocol) ? parsed.origin : undefined;
}
