import type { Connection, Service, ServiceCredentials } from '@nanda/protocol';
import {
  oneLine,
  quoteForShell,
  type WantedCredentials,
  wantedCredentials,
  wantedWords,
} from '@nanda/terminal';
import type { ProxyClient } from '../client/create-proxy-client.js';
import type { CommandContext } from '../commands/command.js';
import { CliError } from '../errors/cli-error.js';
import { canAsk } from '../prompts/can-ask.js';
import { askCredentials } from './ask-credentials.js';
import type { ConnectTarget } from './connect-target.js';
import { credentialOptions } from './credential-options.js';

type Context = Pick<CommandContext, 'io' | 'output' | 'program'> & {
  readonly options: { readonly 'no-input'?: boolean | undefined };
};

export interface ConnectWithCredentialsOptions {
  readonly client: ProxyClient;
  readonly target: ConnectTarget;
  /** What was given on the command line. */
  readonly auth: ServiceCredentials | undefined;
  readonly attempt: (auth: ServiceCredentials | undefined) => Promise<Connection>;
}

/** How often somebody is asked who mistypes. */
const attempts = 3;

/**
 * Connects, and where the service wants credentials asks for exactly those, or says with which options they are given.
 *
 * @throws CliError
 */
export async function connectWithCredentials(
  { client, target, auth, attempt }: ConnectWithCredentialsOptions,
  context: Context,
): Promise<Connection> {
  const { io, options, output, program } = context;
  let given = auth;
  for (let count = 1; ; count += 1) {
    try {
      return await attempt(given);
    } catch (error) {
      if (!(error instanceof CliError) || error.code !== 'SERVICE_AUTH_REQUIRED') throw error;
      const wanted = await findWanted(error);
      // What was given by options is corrected there.
      const mayAsk = auth === undefined && count <= attempts && canAsk({ io, options });
      if (!mayAsk) throw explain(error, wanted);
      output.note(
        given === undefined
          ? `${nameOf(target)} wants ${output.cleanNote(wantedWords(wanted))}.`
          : `${nameOf(target)} does not accept that.`,
      );
      given = await askCredentials(wanted, { io, output });
    }
  }

  async function findWanted({ details }: CliError): Promise<WantedCredentials> {
    const challenge = details?.['challenge'] as { readonly type?: unknown } | undefined;
    const service = await client
      .call<Service>('services.get', { params: { serviceId: target.serviceId } })
      .then(
        ({ data }) => data,
        () => undefined,
      );
    return wantedCredentials(service, { challenge: challenge ?? {} }) ?? { kind: 'bearer' };
  }

  function explain(
    { code, message, details, retryable }: CliError,
    wanted: WantedCredentials,
  ): CliError {
    const line = `${program} connect ${quoteForShell(target.label)} ${credentialOptions(wanted)}`;
    const what = given === undefined ? `It wants ${wantedWords(wanted)}` : 'Give other ones';
    return new CliError(code, message, {
      details,
      hint: `${what} (${sources(wanted)}): ${line}`,
      retryable,
    });
  }

  function nameOf({ label }: ConnectTarget): string {
    return output.cleanNote(oneLine(label, 60));
  }
}

function sources({ kind }: WantedCredentials): string {
  if (kind === 'evmauth') return '0x… is your own address';
  if (kind === 'custom') return 'env:NAME may be file:PATH or secret:NAME';
  return 'FILE may be env:NAME, secret:NAME, or - for standard input';
}
