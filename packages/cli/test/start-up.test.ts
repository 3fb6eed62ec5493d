import { spawnSync } from 'node:child_process';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const hook = pathToFileURL(at('./list-modules.mjs')).href;

/** What a command loads, our own files and Node's. */
function listModules(words: readonly string[]): string[] {
  const { stderr } = spawnSync(
    process.execPath,
    ['--import', hook, at('../bin/nanda.js'), ...words],
    {
      encoding: 'utf8',
      env: { ...process.env, NANDA_BASE_URL: 'http://127.0.0.1:9', NANDA_CONNECTION: 'x' },
    },
  );
  const line = stderr.split('\n').find((text) => text.startsWith('modules: '));
  return JSON.parse(line?.slice('modules: '.length) ?? 'null') as string[];
}

test.each([[['--version']], [['--help']], [['exec', 'tool', '--a', '1']]])(
  '%j loads nothing but our own files and small parts of Node',
  (words) => {
    const modules = listModules(words);
    expect(modules.some((name) => name.endsWith('/dist/start-program.js'))).toBe(true);
    const foreign = modules.filter((name) => name.includes('node_modules'));
    const heavy = modules.filter((name) => /undici|http2|child_process|inspector/.test(name));
    expect({ foreign, heavy }).toEqual({ foreign: [], heavy: [] });
  },
);

test('a Node that is too old is told so in one line', () => {
  const script = `Object.defineProperty(process, 'versions', { value: { node: '18.20.0' } });
    await import(${JSON.stringify(pathToFileURL(at('../bin/nanda.js')).href)});`;
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--input-type=module', '-e', script],
    { encoding: 'utf8' },
  );
  expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
  expect(stderr).toMatch(/^nanda needs Node 22\.\d+ or newer; this is v18\.20\.0\. .+\n$/);
});
