import { splitWords } from '@nanda/terminal';
import { describe, expect, test } from 'vitest';
import type { Command } from '../src/commands/command.js';
import type { ProgramName } from '../src/commands/program-name.js';
import { findCommand } from '../src/dispatch/find-command.js';
import { programs } from '../src/dispatch/programs.js';
import { groupCommands } from '../src/help/group-commands.js';
import { leafCommands } from '../src/help/leaf-commands.js';
import { listCommands } from '../src/help/list-commands.js';
import { optionGroups } from '../src/help/option-groups.js';
import { programTexts } from '../src/help/program-texts.js';
import { helpTopics } from '../src/help/topics/help-topics.js';
import { topicNames } from '../src/help/topics/topic-names.js';
import { readLeadingOptions } from '../src/options/read-leading-options.js';
import { readWithCommander } from '../src/options/read-with-commander.js';
import { splitJsonFields } from '../src/options/split-json-fields.js';
import { runOnTerminal } from './run-on-terminal.js';

const names = Object.keys(programs) as ProgramName[];
const commands = names.flatMap((program) =>
  leafCommands(programs[program]).map(({ name, load }) => ({ program, name, load })),
);
const env = { NANDA_CONFIG_DIR: '/nowhere', NANDA_STATE_DIR: '/nowhere' };

async function runProgram(words: readonly string[], program: ProgramName, columns = 80) {
  const { written, end } = runOnTerminal(words, { env, program, columns, isOutput: columns !== 0 });
  return { code: await end, ...written };
}

/** The command that a line means, and the words that are its own; what a shell does with its output is left out. */
function readExample(line: string, program: ProgramName) {
  const words = splitWords(line);
  const end = words.findIndex((word) => /^(?:\||>>?|<|&&|;)$/.test(word));
  const found = findCommand(end === -1 ? words : words.slice(0, end), { table: programs[program] });
  if ('unknown' in found) throw new Error(`there is no command ${found.prefix}${found.unknown}`);
  if ('commands' in found.entry) throw new Error(`${found.name} is a group`);
  return { name: found.name, load: found.entry.load, words: found.words };
}

/** Reads a command's own options as it does itself. @throws where one does not exist */
async function readOptions(
  command: Command,
  { words, program, name }: { words: readonly string[]; program: ProgramName; name: string },
) {
  const dashes = command.takesCommand === true ? words.indexOf('--') : -1;
  const own = splitJsonFields(dashes === -1 ? words : words.slice(0, dashes));
  if (command.stopAfter === undefined) await readWithCommander(own, { program, name, command });
  else readLeadingOptions(own, { options: command.options, stopAfter: command.stopAfter });
}

describe.each(commands)('$program $name', ({ program, name, load }) => {
  test('says what it does, and has examples of itself that can be read', async () => {
    const command = await load();
    expect(command.summary).toMatch(/^[A-Z].*\.$/s);
    const read = command.examples.map(({ line }) => readExample(line, program));
    expect(read.map((example) => example.name)).toContain(name);
    for (const example of read) {
      await readOptions(await example.load(), { ...example, program });
    }
    for (const { does } of command.examples) expect(does).not.toBe('');
  });

  test.each([40, 80, 200])('--help shows examples first, on %i columns', async (columns) => {
    const { code, stdout, stderr } = await runProgram(
      [...name.split(' '), '--help'],
      program,
      columns,
    );
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const place = (text: string) => stdout.indexOf(text);
    expect(place('Examples:\n')).toBeGreaterThan(0);
    expect(place('Examples:\n')).toBeLessThan(place('Usage: '));
    // Lines that are there to be copied, and words without a space, are not broken.
    const tooLong = stdout
      .split('\n')
      .filter((line) => line.length > columns && / /.test(line.trim()))
      .filter((line) => !line.trim().startsWith(program) && !/^\s+(?:-\w, )?--/.test(line));
    expect(tooLong).toEqual([]);
    if (columns >= 80)
      expect(stdout.split('\n').filter((line) => line.length > columns)).toEqual([]);
  });

  test('a wrong option is told as one JSON document', async () => {
    const words = [...name.split(' '), '--no-such-option', '--json'];
    const { code, stdout } = await runProgram(words, program, 0);
    expect(code).toBe(2);
    expect(JSON.parse(stdout)).toMatchObject({
      error: { code: 'USAGE_ERROR', message: expect.stringContaining('--no-such-option') },
    });
  });
});

describe.each(names)('the help of %s', (program) => {
  test('has every command under one heading', () => {
    const grouped = groupCommands(program, programs[program]).flatMap((group) => group.names);
    expect(grouped.toSorted()).toEqual(Object.keys(programs[program]).toSorted());
    const named = programTexts[program].groups.flatMap((group) => group.names);
    const unnamed = Object.keys(programs[program]).filter((name) => !named.includes(name));
    expect(unnamed, 'say in program-texts.ts where it belongs').toEqual([]);
  });

  test('is one screen', async () => {
    const { stdout, code } = await runProgram(['--help'], program);
    expect(code).toBe(0);
    const lines = stdout.trimEnd().split('\n');
    expect(lines.length).toBeLessThanOrEqual(45);
    expect(lines.filter((line) => line.length > 80)).toEqual([]);
    expect((await runProgram(['help'], program)).stdout).toBe(stdout);
    expect((await runProgram(['-h'], program)).stdout).toBe(stdout);
  });

  test('its examples can be read', async () => {
    for (const { line } of programTexts[program].examples) {
      const example = readExample(line, program);
      await readOptions(await example.load(), { ...example, program });
    }
  });

  test('help commands has all of them', async () => {
    const { stdout } = await runProgram(['help', 'commands'], program);
    for (const { name } of listCommands(programs[program])) {
      expect(stdout).toContain(`  ${program} ${name}`);
    }
  });

  test('groups show an example of each of their commands', async () => {
    for (const [name, entry] of Object.entries(programs[program])) {
      if (!('commands' in entry)) continue;
      const { stdout, code } = await runProgram([name, '--help'], program);
      expect(code).toBe(0);
      expect(stdout.indexOf('Examples:')).toBeLessThan(stdout.indexOf('Commands:'));
      for (const word of Object.keys(entry.commands)) {
        expect(stdout).toContain(`${program} ${name} ${word}`);
      }
    }
  });

  test('as data it is one JSON document', async () => {
    const { stdout } = await runProgram(['help', '--json'], program, 0);
    const { commands: all, topics } = JSON.parse(stdout) as {
      commands: object[];
      topics: string[];
    };
    expect(all).toHaveLength(listCommands(programs[program]).length);
    expect(topics).toEqual(topicNames);
  });
});

describe('topics', () => {
  test('are those that are named, and none of them is a command', () => {
    expect(helpTopics.map(({ name }) => name)).toEqual([...topicNames]);
    for (const program of names) {
      expect(topicNames.filter((name) => Object.hasOwn(programs[program], name))).toEqual([]);
    }
  });

  test.each(topicNames)('help %s fits a terminal', async (name) => {
    const { code, stdout } = await runProgram(['help', name], 'nanda');
    expect(code).toBe(0);
    const tooLong = stdout.split('\n').filter((line) => line.length > 80 && / /.test(line.trim()));
    expect(tooLong).toEqual([]);
    expect(stdout).not.toContain('`');
    expect((await runProgram(['help', name], 'nanda-discover')).stdout).toBe(stdout);
  });

  test('what is nearly one of them is found', async () => {
    const { code, stderr } = await runProgram(['help', 'exitcodes'], 'nanda');
    expect(code).toBe(2);
    expect(stderr).toContain('nanda help exit-codes');
  });
});

test.each([
  [['list'], 'nanda tools list'],
  [['servers', 'ad'], 'nanda servers add'],
  [['serch'], 'nanda search'],
  [['help', 'serch'], 'nanda help search'],
])('%j is nearly another one', async (words, meant) => {
  const { code, stderr } = await runProgram(words, 'nanda');
  expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining(meant) as string });
});

test('options that all have stand under headings of their own', async () => {
  const { stdout } = await runProgram(['search', '--help'], 'nanda');
  const own = stdout.slice(stdout.indexOf('Options:'), stdout.indexOf('Output:'));
  expect(own).toContain('--category NAME');
  for (const name of optionGroups.flatMap((group) => group.names)) {
    expect(own).not.toContain(`--${name} `);
  }
  expect(stdout).toMatch(/^Output:\n {2}--json /m);
  expect(stdout).toMatch(/^Proxy:\n {2}--url URL /m);
});

test.each([['--version'], ['-V'], ['version']])('%s is the version', async (word) => {
  expect((await runProgram([word], 'nanda')).stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  const { stdout } = await runProgram([word, '--json'], 'nanda-discover', 0);
  expect(JSON.parse(stdout)).toEqual({ version: expect.any(String) as string });
});
