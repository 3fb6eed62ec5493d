import { oneLine, suggestNames } from '@nanda/terminal';
import { CommandError } from '../session/command-error.js';
import type { Command } from './command.js';
import { needText } from './need-text.js';
import { readConnect } from './read-connect.js';
import { readOptions } from './read-options.js';
import { readSearch } from './read-search.js';
import { refreshOptions } from './refresh-options.js';
import { splitTarget } from './split-target.js';
import { unquote } from './unquote.js';
import type { VerbName } from './verb-name.js';
import { verbTable } from './verb-table.js';

/** Longer than any verb with a slip in it. How far a word is from each verb takes time by its length, and a line may have megabytes. */
const longestTypo = 40;
/** Characters of a line that is none, in what is said of it. */
const longestShown = 200;
const linePattern = /^([a-z]+)(?::\s*|\s+|$)(.*)$/isu;

/**
 * Reads one line: `verb[":"] rest`, the verb in any case.
 *
 * Gives null for an empty line and for a comment (`# …`).
 *
 * @throws {CommandError} when the verb is unknown, lacks what it needs, or has an option that there is not.
 */
export function parseCommand(line: string): Command | null {
  const text = line.trim();
  if (text === '' || text.startsWith('#')) return null;
  const match = linePattern.exec(text);
  const typed = match?.[1]?.toLowerCase() ?? text.split(/\s/u, 1)[0] ?? '';
  const rest = match?.[2]?.trim() ?? '';
  if (isVerb(typed)) return readVerb(typed, rest);
  const [nearest] =
    typed.length > 2 && typed.length <= longestTypo
      ? suggestNames(
          typed,
          verbTable.map(({ verb }) => verb),
        )
      : [];
  const instead =
    nearest === undefined ? `search: ${text}` : `${nearest}${text.slice(typed.length)}`;
  throw new CommandError(`unknown command "${oneLine(typed, longestShown)}"`, {
    hint: `help, or ${oneLine(instead, longestShown)}`,
  });
}

function isVerb(word: string): word is VerbName {
  return word === 'exit' || verbTable.some(({ verb }) => verb === word);
}

function readVerb(verb: VerbName, rest: string): Command {
  switch (verb) {
    case 'search':
    case 'list':
      return { verb: 'search', query: readSearch(rest) };
    case 'connect':
      return readConnect(rest);
    case 'info':
      return {
        verb,
        target: unquote(needText(rest, { message: 'info needs a service', hint: 'info: 1' })),
      };
    case 'auth': {
      const message = 'auth needs to know where the credential is';
      return { verb, source: needText(rest, { message, hint: 'auth: env:TOKEN' }) };
    }
    case 'use':
      return {
        verb,
        target: unquote(needText(rest, { message: 'use needs a connection', hint: 'use: 1' })),
      };
    case 'refresh': {
      const read = readOptions(rest, { verb, options: refreshOptions });
      return { verb, target: read.text, acceptTools: read.flag('accept-tools') === true };
    }
    case 'disconnect':
    case 'cancel':
    case 'history':
      return { verb, target: unquote(rest) };
    case 'tools':
      return { verb, filter: unquote(rest) };
    case 'call':
    case 'stream':
      return { verb, ...splitCall(rest, { verb }) };
    case 'rerun':
      return { verb, ...splitTarget(rest) };
    case 'resources':
      return { verb, uri: rest };
    case 'prompts': {
      const { target: name, rest: given } = splitTarget(rest);
      return { verb, name, rest: given };
    }
    case 'answer':
      return { verb, ...splitTarget(needQuestion(rest, { verb })) };
    case 'decline':
      return { verb, target: needQuestion(rest, { verb }) };
    case 'save':
      return { verb, path: unquote(rest) };
    case 'copy':
      return { verb, what: rest };
    case 'set': {
      const { target: name, rest: value } = splitTarget(rest);
      return { verb, name, value };
    }
    case 'help':
      return { verb, topic: rest };
    case 'popular':
    case 'connections':
    case 'inbox':
    case 'curl':
    case 'clear':
    case 'quit':
      return { verb };
    case 'exit':
      return { verb: 'quit' };
  }
}

function needQuestion(rest: string, { verb }: { verb: string }): string {
  const message = `${verb} needs the number of a question`;
  return needText(rest, { message, hint: `inbox, then ${verb}: 1` });
}

function splitCall(text: string, { verb }: { verb: string }): { tool: string; rest: string } {
  needText(text, {
    message: `${verb} needs the name of a tool`,
    hint: `tools, then ${verb} <tool> --name value`,
  });
  if (/^["']/u.test(text)) {
    const { target: tool, rest } = splitTarget(text);
    return { tool, rest };
  }
  // `get-sum(a: 2)` and `get-sum (a: 2)`: where the bracket begins, the name has ended.
  const end = text.search(/[\s(]/u);
  if (end <= 0) return { tool: text, rest: '' };
  return { tool: text.slice(0, end), rest: text.slice(end).trim() };
}
