import { describe, expect, test } from 'vitest';
import { TextProblem } from '../text-problem.js';
import { removeTomlTable } from './remove-toml-table.js';
import { scanToml } from './scan-toml.js';
import { setTomlTable } from './set-toml-table.js';

const path = ['mcp_servers', 'nanda'];
const members = { command: '/opt/my node', args: ['n.js', 'mcp'], env: { 'A B': 'c"\\' } };
const table =
  '[mcp_servers.nanda]\ncommand = "/opt/my node"\nargs = ["n.js", "mcp"]\nenv = { "A B" = "c\\"\\\\" }\n';

const files: Record<string, string> = {
  'nothing in it': '',
  comments:
    '# mine\nmodel = "x" # why\n\n# all of them\n[mcp_servers.a] # one\ncommand = "a"\n# bye\n',
  'texts that look like tables':
    'a = """\n[mcp_servers.nanda]\n\\"""x"""\nb = \'\'\'\n[mcp_servers.nanda]\'\'\'\nc = [\n  "[x]", # ]\n  { d = "}" },\n]\n',
  'quoted names': '["mcp_servers"."a.b"]\n"c d" = 1\n\n[\'mcp_servers\'.z]\nurl = "http://x/"\n',
  'an empty line at its end': 'a = 1\n\n',
  'carriage returns': '[mcp_servers.a]\r\ncommand = "a"\r\n',
  dates: 'at = 1979-05-27 07:32:00Z\nlater = 07:32:00\nn = +1_000.5e-3\n[[list]]\nx = true\n',
};

describe.each(Object.entries(files))('a file with %s', (_name, text) => {
  test('gets a table at its end, and is as before when it is taken out again', () => {
    const changed = setTomlTable(text, { path, members });
    expect(changed.startsWith(text)).toBe(true);
    expect(changed.replaceAll('\r\n', '\n').endsWith(table)).toBe(true);
    expect(setTomlTable(changed, { path, members })).toBe(changed);
    expect(removeTomlTable(changed, { path })).toBe(text);
  });
});

test('a table is replaced where it stands, with those inside of it', () => {
  const text =
    '[mcp_servers.nanda]\ncommand = "old"\n# about env\n[mcp_servers.nanda.env]\nX = "1"\n\n# next\n[mcp_servers.b]\nurl = "x"\n';
  expect(setTomlTable(text, { path, members })).toBe(
    `${table}# about env\n\n# next\n[mcp_servers.b]\nurl = "x"\n`,
  );
  expect(removeTomlTable(text, { path })).toBe(
    '# about env\n\n# next\n[mcp_servers.b]\nurl = "x"\n',
  );
});

test.each([
  ['[mcp_servers]\nnanda = { command = "x" }\nb = 1\n', '[mcp_servers]\nb = 1\n'],
  ['mcp_servers.nanda.command = "x"\nmcp_servers.nanda.args = []\nb = 1\n', 'b = 1\n'],
  ['[mcp_servers."nanda"]\ncommand = "x"\n[c]\n', '[c]\n'],
])('written otherwise it is found too: %j', (text, rest) => {
  expect(removeTomlTable(text, { path })).toBe(rest);
  const changed = setTomlTable(text, { path, members });
  expect(
    scanToml(changed)
      .filter(({ path: [, name] }) => name === 'nanda')
      .map(({ kind }) => kind),
  ).toEqual(['table', 'pair', 'pair', 'pair']);
  expect(changed).toContain(table);
});

test.each([
  ['a = 1\nb = \n', 2, 5],
  ['a = "x\n', 1, 5],
  ['[a\n', 1, 3],
  ['a = [1, 2\nb = 3', 2, 1],
  ['a = 1 2\n', 1, 6],
  ['a\n', 1, 2],
  ['= 1', 1, 1],
  ['a = """x', 1, 5],
  ['mcp_servers = { a = { url = "x" } }\n', 1, 15],
  ['[[mcp_servers]]\n', 1, 1],
])('%j is refused, with the place', (text, line, column) => {
  let problem: unknown;
  try {
    setTomlTable(text, { path, members });
  } catch (error) {
    problem = error;
  }
  expect(problem).toBeInstanceOf(TextProblem);
  expect(problem).toMatchObject({ line, column });
});

test('depth and length do no harm', () => {
  expect(() => scanToml(`a = ${'['.repeat(100_000)}`)).toThrow('nested too deeply');
  expect(scanToml(`a = "${'x'.repeat(1_000_000)}"`)).toHaveLength(1);
});
