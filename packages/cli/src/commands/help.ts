import { showHelp } from '../help/show-help.js';
import { helpTopics } from '../help/topics/help-topics.js';
import { commonOptions } from './common-options.js';
import { defineCommand } from './define-command.js';

export const help = defineCommand({
  summary: 'Explain a command or a topic.',
  arguments: [
    { name: 'subject', summary: 'A command, a topic, or commands for all of them', many: true },
  ],
  examples: [
    { line: 'help', does: 'all at a glance' },
    { line: 'help commands', does: 'every command, and what it does' },
    { line: 'help search', does: 'the same as: search --help' },
    { line: 'help exit-codes', does: 'a topic' },
  ],
  options: { json: commonOptions.json },
  notes: [`Topics: ${helpTopics.map(({ name }) => `\`${name}\``).join(', ')}.`],
  forgivesSettings: true,
  async run({ program, output, positionals }) {
    await showHelp(positionals, { program, output });
  },
});
