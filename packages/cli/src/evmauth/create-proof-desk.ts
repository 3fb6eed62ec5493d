import type { Connection } from '@nanda/protocol';
import {
  createEvmAuth,
  readEvmAuthError,
  type EvmAuth,
  type EvmAuthApproval,
  type EvmAuthRefusal,
} from '@nanda/sdk';
import { oneLine, quoteForShell } from '@nanda/terminal';
import type { CommandContext } from '../commands/command.js';
import { connectionLabel } from '../connections/connection-label.js';
import { CliError } from '../errors/cli-error.js';
import type { Output } from '../output/output.js';
import { canAsk } from '../prompts/can-ask.js';
import { openSigner } from '../wallets/open-signer.js';
import type { ProofSigner } from '../wallets/proof-signer.js';
import { askAgreement } from './ask-agreement.js';
import { createAgreementStore } from './create-agreement-store.js';
import { describeDemand } from './describe-demand.js';
import { explainRefusal } from './explain-refusal.js';
import { inCliWords } from './in-cli-words.js';
import type { MadeCall, ProofDesk } from './proof-desk.js';
import { readServiceWords } from './read-service-words.js';

export interface ProofDeskOptions {
  /** Who signs: a name or an address. @default the wallet that is in use */
  readonly wallet: string | undefined;
  readonly output: Output;
  readonly noInput: boolean | undefined;
  /** Is told what goes on. */
  readonly note: (text: string) => void;
  /** Clears the screen for a question; gives what ends that. */
  readonly hold: () => (() => void) | undefined;
}

type Context = Pick<CommandContext, 'io' | 'settings' | 'client'>;

const askingFor: ReadonlySet<string> = new Set(['EVMAUTH_PROOF_MISSING', 'EVMAUTH_PROOF_EXPIRED']);

/** Makes proofs with the user's wallet, for contracts that he has agreed to. */
export function createProofDesk(
  context: Context,
  { wallet, output, noInput, note, hold }: ProofDeskOptions,
): ProofDesk {
  const agreements = createAgreementStore(context.settings);
  const connections = new Map<string, Promise<Connection>>();
  /** What the user is told of a service that he is asked about, by its id. */
  const services = new Map<string, { readonly endpoint: string; readonly label: string }>();
  let opened: { readonly signer: ProofSigner; readonly evmAuth: EvmAuth } | undefined;

  return {
    async answer(result, call) {
      const refusal = readEvmAuthError(result);
      if (refusal === undefined) return undefined;
      const { code, contractAddress, chainId, tokenIds } = refusal;
      const words = readServiceWords(result);
      const connection = await findConnection(call);
      const label = call.label ?? connectionLabel(connection);
      const isAsked = askingFor.has(code) && !call.isProven;
      if (!isAsked || contractAddress === undefined || chainId === undefined) {
        const by = call.isProven ? opened?.signer : undefined;
        const { serviceId } = connection;
        throw explainRefusal(refusal, { label, serviceId, wallet: by, words });
      }
      const { evmAuth } = open(refusal, label);
      const { serviceId, endpoint } = connection;
      services.set(serviceId, { endpoint, label });
      try {
        const proof = await evmAuth.respond(
          {
            serviceId,
            serviceName: serviceId,
            toolName: call.toolName,
            parameters: call.parameters,
            contractAddress,
            chainId,
            tokenIds,
            ...(call.clockSkew !== undefined && { clockSkew: call.clockSkew }),
          },
          { signal: call.signal },
        );
        return { type: 'signature', credentials: { ...proof } };
      } catch (error) {
        throw inCliWords(error, { signal: call.signal });
      }
    },
  };

  function findConnection({ connectionId, signal }: MadeCall): Promise<Connection> {
    const known = connections.get(connectionId);
    if (known !== undefined) return known;
    const found = context
      .client()
      .then((client) =>
        client.call<Connection>('connections.get', { params: { connectionId }, signal }),
      )
      .then(({ data }) => data);
    connections.set(connectionId, found);
    found.catch(() => connections.delete(connectionId));
    return found;
  }

  function open(refusal: EvmAuthRefusal, label: string) {
    if (opened !== undefined) return opened;
    const signer = openSigner(context, { wallet, onNote: (text) => context.io.stderr.write(text) });
    if (signer === undefined) throw noWallet(refusal, label);
    const evmAuth = createEvmAuth({
      walletAddress: signer.address,
      async signTypedData(typedData, { signal }) {
        const { domain, message } = typedData;
        const demand = {
          // Not read as JSON: ids may be larger than numbers.
          tokenIds: message.requiredTokens.match(/\d+/g) ?? [],
          contractAddress: domain.verifyingContract,
          chainId: domain.chainId,
        };
        note(`Signing a proof for ${describeDemand(demand)}`);
        return signer.sign(typedData, { signal });
      },
      approve: (request) => approve(request, signer),
    });
    opened = { signer, evmAuth };
    return opened;
  }

  async function approve(request: EvmAuthApproval, signer: ProofSigner): Promise<boolean> {
    const { serviceId, contractAddress, chainId } = request;
    if (agreements.has(request)) return true;
    const { label = serviceId, endpoint = '' } = services.get(serviceId) ?? {};
    const allow = `nanda wallet allow ${quoteForShell(serviceId)} --contract ${contractAddress} --chain ${chainId}`;
    const details = { serviceId, contractAddress, chainId, tokenIds: request.tokenIds };
    const other = agreements.findOther(request);
    if (other !== undefined) {
      throw new CliError(
        'CONFIRMATION_REQUIRED',
        [
          `${oneLine(label, 60)} wants a proof for ${contractAddress}, the contract of another service: ${oneLine(other.label ?? other.serviceId, 60)}.`,
          'Nothing was signed: the proof would let it in there, in your name.',
        ].join('\n'),
        {
          details: { ...details, otherServiceId: other.serviceId },
          hint: `If both are of one publisher: ${allow}`,
        },
      );
    }
    if (!canAsk({ io: context.io, options: { 'no-input': noInput } })) {
      throw new CliError(
        'CONFIRMATION_REQUIRED',
        `${oneLine(label, 60)} wants a proof that you hold ${describeDemand(request)}, and nobody has agreed to that contract for it.`,
        { details, hint: `Compare it with what its publisher says, and agree: ${allow}` },
      );
    }
    const release = hold();
    try {
      const { io } = context;
      const isAgreed = await askAgreement(request, { io, output, label, endpoint, wallet: signer });
      if (isAgreed) await agreements.add({ ...request, label });
      else throw new CliError('CONFIRMATION_REQUIRED', 'Nothing was signed.', { details });
      return isAgreed;
    } finally {
      release?.();
    }
  }
}

function noWallet({ code, ...demand }: EvmAuthRefusal, label: string): CliError {
  const { contractAddress, chainId, tokenIds } = demand;
  return new CliError(
    code,
    `${oneLine(label, 60)} wants a proof that you hold ${describeDemand(demand)}, and you have no wallet that could sign one.`,
    {
      details: { contractAddress, chainId, tokenIds },
      hint: 'Make one, or import the one that has the token (nanda wallet import): nanda wallet create',
    },
  );
}
