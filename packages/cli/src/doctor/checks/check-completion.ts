import { readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { basename, join } from 'node:path';
import type { Check } from '../check.js';

/** Where a shell reads what completes, and how it gets there. */
const shells: Readonly<
  Record<string, { readonly files: readonly string[]; readonly how: string }>
> = {
  bash: {
    files: [
      '.bashrc',
      '.bash_profile',
      '.bash_completion',
      '.local/share/bash-completion/completions/nanda',
    ],
    how: 'nanda completion bash >> ~/.bashrc',
  },
  zsh: {
    files: ['.zshrc', '.zsh/completions/_nanda', '.zfunc/_nanda'],
    how: 'nanda completion zsh >> ~/.zshrc',
  },
  fish: {
    files: ['.config/fish/completions/nanda.fish', '.config/fish/config.fish'],
    how: 'nanda completion fish > ~/.config/fish/completions/nanda.fish',
  },
};

/** Whether the shell completes. */
export const checkCompletion: Check = {
  name: 'completion',
  async run({ io }) {
    const shell = basename(io.env['SHELL'] ?? '');
    const known = Object.hasOwn(shells, shell) ? shells[shell] : undefined;
    if (known === undefined) {
      return {
        state: 'note',
        message: 'of this shell nothing is known',
        advice: 'nanda completion --help',
      };
    }
    const home = io.env['HOME'] ?? homedir();
    const texts = await Promise.all(
      known.files.map((file) => readFile(join(home, file), 'utf8').catch(() => '')),
    );
    const isInstalled = texts.some((text) =>
      /\bnanda\b[^\n]*(?:complet|__complete)|compdef[^\n]*nanda/.test(text),
    );
    return isInstalled
      ? { state: 'ok', message: `${shell} completes` }
      : { state: 'note', message: `${shell} does not complete yet`, advice: known.how };
  },
};
