import { connectOptions } from './connect-options.js';
import { refreshOptions } from './refresh-options.js';
import { searchOptions } from './search-options.js';
import type { VerbDefinition } from './verb-definition.js';

const sources =
  'A secret is never typed: env:NAME is a variable of the environment, file:PATH a file.';

/** Every verb, in the order in which help lists them. */
export const verbTable: readonly VerbDefinition[] = [
  {
    verb: 'search',
    usage: 'search: weather apis',
    summary: 'find services',
    notes: ['search: coffee --category business --verified --sort popularity'],
    options: searchOptions,
  },
  {
    verb: 'list',
    usage: 'list',
    summary: 'all services',
    options: searchOptions,
  },
  { verb: 'popular', usage: 'popular', summary: 'the services that are used most' },
  {
    verb: 'info',
    usage: 'info: 1',
    summary: 'all about a service',
    notes: ['A row of the last list, a name or an id.'],
  },
  {
    verb: 'connect',
    usage: 'connect: 1',
    summary: 'connect to a row of the list, a name, an id, a URL or a program',
    notes: [
      'connect: https://mcp.example.com/mcp, or connect: :3000/mcp on this machine.',
      'connect --as notes -- npx -y my-mcp-server starts a program, and calls it notes.',
      'A URL and a program become servers of your own, and are used again when they are there already.',
      'connect: 1 --auth-type bearer --auth env:TOKEN',
      sources,
    ],
    options: connectOptions,
  },
  {
    verb: 'auth',
    usage: 'auth: env:TOKEN',
    summary: 'give a credential to the service that has asked for one, and connect',
    notes: [sources, 'A wallet is no secret: auth: 0x…'],
  },
  {
    verb: 'tools',
    usage: 'tools',
    summary: 'what the service can do; tools: word finds some of it',
    notes: ['tools: name of one shows all about it.'],
  },
  {
    verb: 'call',
    usage: 'call <tool> --name value',
    summary: 'call a tool',
    notes: [
      'Also name=value, name:=JSON, name=@file, {"name": "value"} and tool(name: "value").',
      'What a value is, is read by the schema of the tool.',
    ],
  },
  {
    verb: 'stream',
    usage: 'stream <tool> --name value',
    summary: 'call a tool, and see what comes as it comes',
  },
  {
    verb: 'rerun',
    usage: 'rerun: 2',
    summary: 'make a call of the history again; without a number the last one',
    notes: ['rerun: 2 name=other gives another value in the place of one of them.'],
  },
  { verb: 'cancel', usage: 'cancel', summary: 'cancel the call that was begun last' },
  {
    verb: 'connections',
    usage: 'connections',
    summary: 'the open connections, the current one marked',
  },
  { verb: 'use', usage: 'use: 1', summary: 'make another open connection the current one' },
  {
    verb: 'refresh',
    usage: 'refresh',
    summary: 'open the connection anew, and read its tools again',
    options: refreshOptions,
  },
  { verb: 'disconnect', usage: 'disconnect', summary: 'close the connection' },
  {
    verb: 'resources',
    usage: 'resources',
    summary: 'what can be read from the service; resources: URI reads one',
  },
  {
    verb: 'prompts',
    usage: 'prompts',
    summary: 'its prompts; prompts: name --place Paris fills one in',
  },
  { verb: 'inbox', usage: 'inbox', summary: 'what running tools ask for' },
  {
    verb: 'answer',
    usage: 'answer: 1 --size large',
    summary: 'answer one of them',
    notes: [
      'The fields of the form, as the arguments of a tool are typed.',
      'For the message of a model: answer: 1 "text"',
      'For a page: answer: 1 says that you have opened it.',
    ],
  },
  { verb: 'decline', usage: 'decline: 1', summary: 'refuse one of them' },
  { verb: 'history', usage: 'history', summary: 'earlier calls; history: 2 shows one' },
  { verb: 'save', usage: 'save: path', summary: 'write the last result to a file or a directory' },
  {
    verb: 'copy',
    usage: 'copy',
    summary: 'copy the last result; copy: cli, curl or code its call',
  },
  { verb: 'curl', usage: 'curl', summary: 'print the last call as a curl command' },
  { verb: 'set', usage: 'set: timeout 30s', summary: 'change a setting; set lists them' },
  { verb: 'help', usage: 'help: connect', summary: 'help, of all or of one command' },
  { verb: 'clear', usage: 'clear', summary: 'empty the screen' },
  {
    verb: 'quit',
    usage: 'quit',
    summary: 'leave',
    notes: [
      'Line by line, connections that were opened here are closed then; else they stay open.',
    ],
  },
];
