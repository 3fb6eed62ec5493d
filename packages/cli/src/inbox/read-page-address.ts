import { pageAddress, type PageAddress } from '@nanda/terminal';
import { CliError } from '../errors/cli-error.js';

/** Reads the address of a page. @throws CliError `FORBIDDEN` for one that is none of the web's */
export function readPageAddress(address: unknown): PageAddress {
  const page = pageAddress(address);
  if (page !== undefined) return page;
  throw new CliError('FORBIDDEN', `This is no page of the web: ${String(address)}`, {
    hint: 'It is not opened. Decline it: nanda inbox decline <id>',
  });
}
