/** A page that a service wants to be opened. */
export interface PageAddress {
  /** As it is opened, without a character that could be taken for another one. */
  readonly href: string;
  readonly host: string;
}

/** The address of a page; undefined for one that is none of the web's, which nobody opens. */
export function pageAddress(address: unknown): PageAddress | undefined {
  const url = typeof address === 'string' && URL.canParse(address) ? new URL(address) : undefined;
  if (url?.protocol !== 'https:' && url?.protocol !== 'http:') return undefined;
  return { href: url.href, host: url.host };
}
