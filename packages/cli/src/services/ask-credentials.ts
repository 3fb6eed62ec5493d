import type { ServiceCredentials } from '@nanda/protocol';
import { oneLine, type WantedCredentials } from '@nanda/terminal';
import type { CommandContext } from '../commands/command.js';
import { askLine } from '../prompts/ask-line.js';
import { askSecret } from '../prompts/ask-secret.js';

/** Asks for exactly what a service wants, with nothing secret shown. @throws CliError `CANCELLED` */
export async function askCredentials(
  wanted: WantedCredentials,
  { io, output }: Pick<CommandContext, 'io' | 'output'>,
): Promise<ServiceCredentials> {
  switch (wanted.kind) {
    case 'bearer':
      return { type: 'bearer', token: await secret('Its token:') };
    case 'oauth2':
      return { type: 'oauth2', accessToken: await secret('An access token for it:') };
    case 'api_key': {
      const { header } = wanted;
      return { type: 'api_key', key: await secret('Its key:'), ...(header && { header }) };
    }
    case 'evmauth':
      return {
        type: 'evmauth',
        walletAddress: await line('Your wallet (0x…):'),
        ...(wanted.contract !== undefined && { contractAddress: wanted.contract }),
        ...(wanted.tokenId !== undefined && { tokenId: wanted.tokenId }),
      };
    case 'custom': {
      const headers: [string, string][] = [];
      for (const { name, description, isSecret, default: standing } of wanted.headers) {
        const about = description === undefined ? '' : ` (${oneLine(description, 60)})`;
        const question = output.cleanNote(`${oneLine(name, 60)}${about}:`);
        const value = isSecret === false ? await line(question, standing) : await secret(question);
        headers.push([name, value]);
      }
      return { type: 'custom', headers: Object.fromEntries(headers) };
    }
  }

  async function secret(question: string): Promise<string> {
    for (;;) {
      const answer = (await askSecret(io, { question })).trim();
      if (answer !== '') return answer;
    }
  }

  async function line(question: string, initial?: string): Promise<string> {
    for (;;) {
      const answer = (await askLine(io, { question, initial })).trim();
      if (answer !== '') return answer;
    }
  }
}
