import type { Authorization } from '@nanda/protocol';
import { oneLine } from '@nanda/terminal';
import { CliError } from '../errors/cli-error.js';
import { askYes } from '../prompts/ask-yes.js';
import { hasScreen } from '../services/has-screen.js';
import { openInBrowser } from '../services/open-in-browser.js';
import type { AuthorizingContext } from './authorizing-context.js';
import { comesToThisMachine } from './comes-to-this-machine.js';
import { cancelAuthorization } from './cancel-authorization.js';
import type { LeaveAuthorizationOptions } from './leave-authorization.js';
import { readConsentPage } from './read-consent-page.js';
import { requireConsent } from './require-consent.js';
import { waitForConsent } from './wait-for-consent.js';

/** Shows the page of an authorization, opens it where that was agreed to, and waits for its end. @throws CliError */
export async function followAuthorization(
  authorization: Authorization,
  { client, label }: Pick<LeaveAuthorizationOptions, 'client' | 'label'>,
  context: AuthorizingContext,
): Promise<void> {
  const { io, output, options, program } = context;
  const { id, state } = authorization;
  if (state !== 'pending') return requireConsent(authorization);
  try {
    const page = readConsentPage(authorization);
    const { bold, dim } = output.noteStyle;
    const host = output.cleanNote(page.host);
    const name = output.cleanNote(oneLine(label, 60));
    output.note(`${name} wants you to agree on a page of ${bold(host)}:`);
    output.note(`\n  ${output.cleanNote(page.href)}\n`);
    const isOpened = await openPage(page.href);
    const comesHere = comesToThisMachine(authorization);
    const place = comesHere
      ? 'Open it in a browser, on the machine of the proxy.'
      : 'Open it in a browser.';
    output.note(`${isOpened ? 'It opens in your browser.' : place} Ctrl-C gives up.`);
    if (comesHere) {
      output.note(
        dim('Where the browser cannot come back: paste the address here that it has ended at.'),
      );
    }
    requireConsent(await waitForConsent(authorization, { client, host: page.host, context }));
  } catch (error) {
    await cancelAuthorization(id, { client });
    throw error;
  }

  async function openPage(href: string): Promise<boolean> {
    if (options['no-browser'] === true || !hasScreen(io)) return false;
    const isAgreed =
      options.yes === true ||
      (await askYes(io, { question: 'Open it in your browser?', isYes: true }));
    if (isAgreed) return openInBrowser(href, io).catch(() => false);
    throw new CliError('CANCELLED', 'Nothing was opened, and nothing authorized.', {
      hint: `To open it yourself: ${program} connect <service> --no-browser`,
    });
  }
}
