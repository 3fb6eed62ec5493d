import { join } from 'node:path';
import type { CommandContext } from '../commands/command.js';
import type { KeptWallet } from './wallet-store.js';

/** Says what was kept of a new wallet, and where. */
export function sayKept(
  { wallet, key, isCurrent }: KeptWallet,
  { output, settings }: Pick<CommandContext, 'output' | 'settings'>,
): void {
  const { name, address, signer } = wallet;
  if (output.json) {
    output.document({ name, address, ...(key ? { place: key.place } : { signer }), isCurrent });
    return;
  }
  output.print(`${output.style.bold(name)}  ${address}`);
  const { dim, yellow } = output.noteStyle;
  if (key === undefined) {
    output.note(dim(`Signed by: ${output.cleanNote(signer ?? '')}`));
  } else if (key.place === 'keychain') {
    output.note(dim('Its key is in the keychain of this machine.'));
  } else {
    const file = join(settings.directories.config, 'secrets.json');
    output.note(yellow(`Its key is in ${file}, which only you can read, and not encrypted.`));
  }
  if (!isCurrent) output.note(dim(`Sign with it from now on: nanda wallet use ${name}`));
}
