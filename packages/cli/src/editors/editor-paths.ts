import { posix, win32 } from 'node:path';
import type { EditorMachine } from './editor.js';

/** The places of a platform in which clients keep their files. */
export interface EditorPaths {
  readonly inHome: (...names: string[]) => string;
  /** Where applications with windows keep what is theirs. */
  readonly inApplications: (...names: string[]) => string;
  readonly claudeDesktop: (...names: string[]) => string;
  readonly claudeCode: string;
  readonly codex: (...names: string[]) => string;
}

/** The folder of the package that the Windows store installs Claude Desktop from. */
const claudePackage = 'Claude_pzs8sxrjxfjjc';

export function editorPaths({ home, platform, env, exists }: EditorMachine): EditorPaths {
  const isWindows = platform === 'win32';
  const { join } = isWindows ? win32 : posix;
  const applications = isWindows
    ? env['APPDATA'] || join(home, 'AppData', 'Roaming')
    : platform === 'darwin'
      ? join(home, 'Library', 'Application Support')
      : env['XDG_CONFIG_HOME'] || join(home, '.config');
  return {
    inHome: (...names) => join(home, ...names),
    inApplications: (...names) => join(applications, ...names),
    claudeDesktop: (...names) =>
      join(isWindows ? findPackage() : join(applications, 'Claude'), ...names),
    claudeCode: join(env['CLAUDE_CONFIG_DIR'] || home, '.claude.json'),
    codex: (...names) => join(env['CODEX_HOME'] || join(home, '.codex'), ...names),
  };

  /** From the store it has a place of its own, which it sees as the usual one. */
  function findPackage(): string {
    const local = env['LOCALAPPDATA'] || join(home, 'AppData', 'Local');
    const stored = join(local, 'Packages', claudePackage, 'LocalCache', 'Roaming', 'Claude');
    return exists(stored) ? stored : join(applications, 'Claude');
  }
}
