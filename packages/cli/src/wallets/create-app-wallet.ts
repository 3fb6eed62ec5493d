import type { ProofWallet } from '@nanda/tui';
import type { CommandContext } from '../commands/command.js';
import { CliError } from '../errors/cli-error.js';
import { createAgreementStore } from '../evmauth/create-agreement-store.js';
import { openSigner } from './open-signer.js';
import type { ProofSigner } from './proof-signer.js';

/** Milliseconds that a program has to sign: a proof lives no longer. */
const patience = 30_000;

/** The user's wallet, for the terminal app: who signs is found out when something is to be signed. */
export function createAppWallet({
  io,
  settings,
}: Pick<CommandContext, 'io' | 'settings'>): ProofWallet {
  const agreements = createAgreementStore(settings);
  const open = (): ProofSigner => {
    const signer = openSigner({ io, settings }, { wallet: io.env['NANDA_WALLET'] });
    if (signer !== undefined) return signer;
    throw new CliError(
      'EVMAUTH_PROOF_MISSING',
      'The service wants a proof that you hold its token, and you have no wallet that could sign one. Make one with nanda wallet create.',
    );
  };
  return {
    async find() {
      const { address, label } = open();
      return { address, label };
    },
    sign: async (typedData) => open().sign(typedData, { signal: AbortSignal.timeout(patience) }),
    async recall(request) {
      if (agreements.has(request)) return 'agreed';
      const other = agreements.findOther(request);
      if (other === undefined) return 'unknown';
      throw new CliError(
        'CONFIRMATION_REQUIRED',
        `It wants a proof for the contract of another service, ${other.label ?? other.serviceId}: nothing was signed. If both are of one publisher, agree to it with nanda wallet allow.`,
      );
    },
    async agree(request) {
      await agreements.add({ ...request, label: request.serviceName });
    },
  };
}
