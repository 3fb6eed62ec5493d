import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import type { CommandLineIo } from '../io/command-line-io.js';
import type { EditorMachine } from './editor.js';

/** This machine, as its user has it. */
export function readMachine({ env }: Pick<CommandLineIo, 'env'>): EditorMachine {
  return {
    home: env['HOME'] || homedir(),
    platform: process.platform,
    env,
    exists: existsSync,
  };
}
