import { completionScripts } from '../completion/completion-scripts.js';
import { shellNames } from '../completion/shell-name.js';
import { CliError } from '../errors/cli-error.js';
import { commonOptions } from './common-options.js';
import { defineCommand } from './define-command.js';

export const completion = defineCommand({
  summary: 'Print what makes a shell complete command lines of nanda.',
  arguments: [{ name: 'shell', summary: `One of ${shellNames.join(', ')}`, required: true }],
  examples: [
    { line: 'completion bash >> ~/.bashrc', does: 'bash; then start a new one' },
    { line: 'completion zsh >> ~/.zshrc', does: 'zsh, after its compinit' },
    { line: 'completion fish > ~/.config/fish/completions/nanda.fish', does: 'fish' },
    { line: 'completion pwsh >> $PROFILE', does: 'PowerShell' },
  ],
  options: { json: commonOptions.json, output: commonOptions.output },
  notes: [
    'Completes commands, options and their values; services of the last listing and of the catalog; open connections, their tools, the tools’ own options and the values that those may have.',
    'What is proposed comes from files and from the proxy that runs: none is started for it, and no other machine is asked. What takes longer than 50 ms is left out; `NANDA_COMPLETION_TIMEOUT` is another number of milliseconds.',
  ],
  forgivesSettings: true,
  async run({ output, positionals }) {
    const [shell] = positionals;
    const name = shellNames.find((one) => one === shell);
    if (name === undefined) {
      throw new CliError('USAGE_ERROR', `There is no completion for "${shell}".`, {
        hint: `There is one for ${shellNames.join(', ')}.`,
      });
    }
    if (output.json) output.document({ shell: name, script: completionScripts[name] });
    else output.print(completionScripts[name].trimEnd());
  },
});
