import type { Authorization } from '@nanda/protocol';
import { consentPage, type PageAddress } from '@nanda/terminal';
import { CliError } from '../errors/cli-error.js';

/** The page of an authorization. @throws CliError `UPSTREAM_ERROR` for an address that nobody should open */
export function readConsentPage({ url }: Pick<Authorization, 'url'>): PageAddress {
  const page = consentPage(url);
  if (page !== undefined) return page;
  throw new CliError(
    'UPSTREAM_ERROR',
    'The service names no page of https to agree on, so nothing was opened.',
    { hint: 'Tell its publisher.' },
  );
}
