import { defineGenerateCommand } from './define-generate-command.js';

export const genCli = defineGenerateCommand({
  kind: 'cli',
  summary: 'Write a program of one file with a command for each tool of a service.',
  takesOne: true,
  isExecutable: true,
  examples: [
    {
      line: 'gen cli coffee --output ~/.local/bin/coffee',
      does: 'then: coffee requestinfo --help',
    },
    { line: "gen cli github --tools 'get_*' --output bin/github", does: 'some of its tools' },
  ],
  notes: [
    'It needs Node, and nanda on the PATH or a proxy at NANDA_BASE_URL (with NANDA_TOKEN). Its exit codes are those of nanda exec.',
  ],
  async generate(input) {
    const { generateProgram } = await import('../generate/generate-program.js');
    return generateProgram(input);
  },
});
