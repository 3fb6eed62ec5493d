import type { CommandExample } from '../commands/command.js';
import type { ProgramName } from '../commands/program-name.js';

/** Commands that go together, by what people want of them. */
export interface CommandGroup {
  readonly title: string;
  /** The names of commands and groups of the first level. What is named nowhere stands under the last heading. */
  readonly names: readonly string[];
  /** Only named, without a line for each: `help commands` tells what they do. @default false */
  readonly isBrief?: boolean;
}

export interface ProgramTexts {
  readonly summary: string;
  readonly examples: readonly CommandExample[];
  readonly groups: readonly CommandGroup[];
  /** What else there is to know, in paragraphs. */
  readonly notes: readonly string[];
}

const registries =
  'Services come from registries: `nanda registry`, `--registry`, `NANDA_REGISTRIES`.';

/** What the help of the two binaries says, besides their commands. */
export const programTexts: Readonly<Record<ProgramName, ProgramTexts>> = {
  nanda: {
    summary: 'Find MCP servers, connect to them and call their tools.',
    examples: [
      { line: 'search "coffee" --category business', does: 'find services' },
      { line: 'connect 1', does: 'to the first' },
      { line: 'tools', does: 'see what it can do' },
      { line: 'exec requestinfo --category premium', does: 'call a tool' },
      { line: 'stream analyze --param1 value1', does: 'call one, follow its progress' },
    ],
    groups: [
      { title: 'Find', names: ['search', 'popular', 'recommend', 'info'] },
      { title: 'Connect', names: ['connect', 'connections', 'use', 'disconnect'] },
      {
        title: 'Call',
        names: ['tools', 'exec', 'stream', 'batch', 'resources', 'prompts', 'inbox'],
      },
      {
        title: 'Your servers',
        names: [
          'servers',
          'secrets',
          'credentials',
          'wallet',
          'logs',
          'check',
          'bench',
          'gen',
          'open',
        ],
        isBrief: true,
      },
      { title: 'In editors', names: ['install', 'uninstall', 'mcp'], isBrief: true },
      {
        title: 'The proxy',
        names: ['auth', 'proxy', 'serve', 'accounts', 'audit', 'doctor', 'api'],
        isBrief: true,
      },
      {
        title: 'Settings',
        names: ['config', 'registry', 'profile', 'profiles', 'alias', 'completion'],
        isBrief: true,
      },
      {
        title: 'More',
        names: ['history', 'record', 'replay', 'tui', 'help', 'version'],
        isBrief: true,
      },
    ],
    notes: [],
  },
  'nanda-discover': {
    summary: 'Discover MCP servers and use them.',
    examples: [
      { line: 'search "coffee"', does: 'find servers' },
      { line: 'connect 1', does: 'to the first' },
      { line: 'call <connection> requestinfo category=menu', does: 'call a tool' },
      { line: 'connections list', does: 'see what is open' },
      { line: 'interactive', does: 'on one screen' },
    ],
    groups: [
      { title: 'Find', names: ['search', 'popular', 'servers'] },
      { title: 'Connect', names: ['connect', 'connections', 'disconnect'] },
      { title: 'Call', names: ['tools', 'call', 'interactive'] },
      { title: 'More', names: ['serve', 'completion', 'help', 'version'] },
    ],
    notes: [registries],
  },
};
