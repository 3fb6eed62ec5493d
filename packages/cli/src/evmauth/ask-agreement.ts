import type { EvmAuthApproval } from '@nanda/sdk';
import { oneLine } from '@nanda/terminal';
import type { CommandLineIo } from '../io/command-line-io.js';
import type { Output } from '../output/output.js';
import { askYes } from '../prompts/ask-yes.js';
import { describeDemand } from './describe-demand.js';

export interface AskAgreementOptions {
  readonly io: Pick<CommandLineIo, 'stdin' | 'stderr' | 'onStopRequest'>;
  readonly output: Pick<Output, 'note' | 'cleanNote' | 'noteStyle'>;
  /** What the connection is called, and the address that it is with. */
  readonly label: string;
  readonly endpoint: string;
  readonly wallet: { readonly address: string; readonly label: string };
}

/** Asks whether a service may be shown proofs for a contract. @throws CliError `CANCELLED` */
export async function askAgreement(
  request: EvmAuthApproval,
  { io, output, label, endpoint, wallet }: AskAgreementOptions,
): Promise<boolean> {
  const { bold, cyan } = output.noteStyle;
  const row = (title: string, text: string) =>
    output.note(`  ${cyan(title.padEnd(9))} ${output.cleanNote(oneLine(text, 200))}`);
  const name = output.cleanNote(oneLine(label, 60));
  output.note(`${bold(name)} wants a proof that you hold ${describeDemand(request)}.`);
  row('service', `${request.serviceId} at ${endpoint}`);
  row('contract', request.contractAddress);
  row('chain', String(request.chainId));
  row('wallet', [...new Set([wallet.label, wallet.address])].join(', '));
  output.note(
    'The service says which contract it is. Compare it with what its publisher says: a proof shows the service your address, and is good at every service of that contract for 30 s.',
  );
  return askYes(io, { question: 'Sign for this contract, now and from now on?' });
}
