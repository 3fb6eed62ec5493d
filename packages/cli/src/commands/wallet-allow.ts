import type { Service } from '@nanda/protocol';
import { formatAgo, formatColumns, oneLine } from '@nanda/terminal';
import { createAgreementStore } from '../evmauth/create-agreement-store.js';
import type { Agreement } from '../evmauth/agreement.js';
import { CliError } from '../errors/cli-error.js';
import { usageError } from '../options/usage-error.js';
import { isWalletAddress } from '../wallets/is-wallet-address.js';
import { defineCommand } from './define-command.js';
import { proxyOptions } from './proxy-options.js';

export const walletAllow = defineCommand({
  summary: 'Agree to a contract that a service may be shown proofs for.',
  arguments: [{ name: 'service', summary: 'Its id or name; without any: what you have agreed to' }],
  examples: [
    { line: 'wallet allow', does: 'what you have agreed to' },
    { line: 'wallet allow market --contract 0x… --chain 1', does: 'agree' },
    { line: 'wallet allow market --remove', does: 'be asked again' },
  ],
  options: {
    contract: { kind: 'text', value: '0x…', summary: 'The contract of the token' },
    chain: { kind: 'integer', value: 'N', least: 1, summary: 'The chain that it is on (EIP-155)' },
    remove: { kind: 'flag', summary: 'Be asked again' },
    ...proxyOptions,
  },
  notes: [
    'A service that wants a proof says itself which contract it is for. It gets one for a contract that you have agreed to for it: here, on a terminal when it is asked for first, or with `nanda connect SERVICE --auth-type evmauth --contract 0x… --chain N`.',
    'Compare the contract with what the publisher of the service says: a proof does not say which service it is for, so a service that names the contract of another one could use it there, for 30 s.',
  ],
  seeAlso: ['wallet list', 'exec'],
  async run(context) {
    const { options, output, positionals } = context;
    const [typed] = positionals;
    const { contract, chain, remove } = options;
    const agreements = createAgreementStore(context.settings);
    if (contract !== undefined && !isWalletAddress(contract)) {
      throw usageError('--contract is an address: 0x and 40 hexadecimal digits.');
    }
    if (typed === undefined) {
      if (contract !== undefined || remove === true) throw usageError('Which service?');
      return list(agreements.list());
    }
    if (remove === true) return forget();
    if (contract === undefined || chain === undefined) {
      throw usageError('It takes both: --contract 0x… and --chain N.');
    }
    const service = await findService(typed);
    const agreed = { serviceId: service.id, contractAddress: contract, chainId: chain };
    const other = agreements.findOther(agreed);
    if (other !== undefined && !output.json) {
      output.note(
        output.noteStyle.yellow(
          `${output.cleanNote(oneLine(other.label ?? other.serviceId, 60))} uses that contract too: each can use proofs for it at the other.`,
        ),
      );
    }
    await agreements.add({ ...agreed, label: service.name });
    if (output.json) output.document({ allowed: agreed });
    else {
      const label = output.clean(oneLine(service.name, 60));
      output.print(`Agreed: proofs for ${contract} on chain ${chain} are signed for ${label}`);
    }

    async function findService(word: string): Promise<Pick<Service, 'id' | 'name'>> {
      const client = await context.client();
      const { data } = await client.call<Service>('services.get', { params: { serviceId: word } });
      return data;
    }

    function list(all: readonly Agreement[]): void {
      if (output.json) output.document({ allowed: all });
      else if (all.length === 0) output.print('You have agreed to no contract.');
      else {
        const now = Date.now();
        const rows = all.map(({ serviceId, label, contractAddress, chainId, since }) => [
          output.clean(oneLine(label ?? serviceId, 60)),
          contractAddress,
          `chain ${chainId}`,
          output.style.dim(formatAgo(since, { now })),
        ]);
        output.print(formatColumns(rows));
      }
    }

    async function forget(): Promise<void> {
      const word = typed ?? '';
      const known = agreements.list().some(({ serviceId }) => serviceId === word);
      // A service that is gone can be forgotten too.
      const id = known ? word : (await findService(word)).id;
      const of = { serviceId: id, ...(contract && { contractAddress: contract }) };
      const removed = await agreements.remove({
        ...of,
        ...(chain !== undefined && { chainId: chain }),
      });
      if (removed.length === 0) {
        throw new CliError('NOT_FOUND', 'You have agreed to no such contract for it.', {
          hint: 'See what you have agreed to: nanda wallet allow',
        });
      }
      if (output.json) output.document({ removed });
      else
        output.print(
          `You will be asked again for ${output.clean(oneLine(removed[0]?.label ?? id, 60))}`,
        );
    }
  },
});
