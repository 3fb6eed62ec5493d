import { bash } from './scripts/bash.js';
import { fish } from './scripts/fish.js';
import { pwsh } from './scripts/pwsh.js';
import { zsh } from './scripts/zsh.js';
import type { ShellName } from './shell-name.js';

/** What a shell has to read to complete command lines of ours. */
export const completionScripts: Readonly<Record<ShellName, string>> = { bash, zsh, fish, pwsh };
