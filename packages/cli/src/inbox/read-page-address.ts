import { CliError } from '../errors/cli-error.js';

/** A page that a service wants to be opened. */
export interface PageAddress {
  /** As it is opened, without a character that could be taken for another one. */
  readonly href: string;
  readonly host: string;
}

/** Reads the address of a page. @throws CliError `FORBIDDEN` for one that is none of the web's */
export function readPageAddress(address: unknown): PageAddress {
  const url = typeof address === 'string' && URL.canParse(address) ? new URL(address) : undefined;
  if (url === undefined || (url.protocol !== 'https:' && url.protocol !== 'http:')) {
    throw new CliError('FORBIDDEN', `This is no page of the web: ${String(address)}`, {
      hint: 'It is not opened. Decline it: nanda inbox decline <id>',
    });
  }
  return { href: url.href, host: url.host };
}
