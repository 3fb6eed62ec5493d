import { constants } from 'node:fs';
import { access, chmod, readdir, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Check } from '../check.js';
import type { DoctorContext } from '../doctor-context.js';
import type { Finding } from '../finding.js';

/** Files that only their owner should read. */
const secretFiles = /\.(?:json|log|log\.1|db|db-wal|db-shm|jsonl)$/;

/** Where things are kept: whether it can be written to, and who else can. */
export const checkDirectories: Check = {
  name: 'directories',
  async run({ settings }) {
    const findings = await Promise.all(listDirectories(settings).map(checkDirectory));
    const wrong = findings.flat();
    if (wrong.length > 0) return wrong;
    const { config, data, state } = settings.directories;
    return { state: 'ok', message: `${config}, ${data}, ${state}` };
  },
};

function listDirectories({ directories }: DoctorContext['settings']): readonly string[] {
  const all = Object.values(directories) as string[];
  return [...new Set(all)].filter((directory) => directory !== ':memory:');
}

async function checkDirectory(directory: string): Promise<readonly Finding[]> {
  const facts = await stat(directory).catch((error: NodeJS.ErrnoException) => error);
  if (facts instanceof Error) return checkMissing(directory, facts);
  if (!facts.isDirectory()) return [problem(`${directory} is a file`, 'Move it away.')];
  const isUsable = await access(directory, constants.R_OK | constants.W_OK | constants.X_OK).then(
    () => true,
    () => false,
  );
  if (!isUsable) {
    const own = process.getuid?.() === facts.uid;
    return [
      {
        ...problem(
          `${directory} cannot be written to by this user`,
          own
            ? `chmod u+rwx ${directory}`
            : 'Give it to this user, or name another place with NANDA_*_DIR.',
        ),
        ...(own && { repair: changeMode(directory, 0o700) }),
      },
    ];
  }
  const findings: Finding[] = [];
  if (isOpen(facts.mode, 0o022)) {
    findings.push({
      state: 'warning',
      message: `${directory} can be changed by other users`,
      advice: `chmod go-w ${directory}`,
      repair: changeMode(directory, facts.mode & 0o755),
    });
  }
  return [...findings, ...(await checkFiles(directory))];
}

/** One that is not there is made when it is needed, where that can be. */
async function checkMissing(
  directory: string,
  error: NodeJS.ErrnoException,
): Promise<readonly Finding[]> {
  if (error.code === 'ENOTDIR')
    return [problem(`a part of ${directory} is a file`, 'Move it away.')];
  if (error.code !== 'ENOENT') return [problem(`${directory} cannot be looked at (${error.code})`)];
  let parent = dirname(directory);
  while (!(await stat(parent).catch(() => undefined)) && parent !== dirname(parent)) {
    parent = dirname(parent);
  }
  const canBeMade = await access(parent, constants.W_OK | constants.X_OK).then(
    () => true,
    () => false,
  );
  if (canBeMade) return [];
  return [problem(`${directory} cannot be made: ${parent} cannot be written to by this user`)];
}

async function checkFiles(directory: string): Promise<readonly Finding[]> {
  const names = (await readdir(directory)).filter((name) => secretFiles.test(name));
  const findings = await Promise.all(
    names.map(async (name): Promise<readonly Finding[]> => {
      const path = join(directory, name);
      const facts = await stat(path).catch(() => undefined);
      if (!facts?.isFile() || !isOpen(facts.mode, 0o077)) return [];
      return [
        {
          state: 'warning',
          message: `${path} can be read by other users`,
          advice: `chmod 600 ${path}`,
          repair: changeMode(path, 0o600),
        },
      ];
    }),
  );
  return findings.flat();
}

/** Windows has other ways, which are not looked at. */
function isOpen(mode: number, mask: number): boolean {
  return process.platform !== 'win32' && (mode & mask) !== 0;
}

function changeMode(path: string, bits: number): () => Promise<string> {
  return async () => {
    await chmod(path, bits);
    return `${path} is for this user alone now`;
  };
}

function problem(message: string, advice?: string): Finding {
  const usual =
    'Name another place: NANDA_CONFIG_DIR, NANDA_DATA_DIR, NANDA_STATE_DIR, NANDA_RUNTIME_DIR.';
  return { state: 'problem', message, advice: advice ?? usual };
}
