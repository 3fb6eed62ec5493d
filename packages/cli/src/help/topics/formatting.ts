import type { HelpTopic } from './help-topic.js';

export const formatting: HelpTopic = {
  name: 'formatting',
  summary: 'What is printed where, and in which form',
  sections: [
    {
      parts: [
        {
          items: [
            'Standard output has the result and nothing else; progress, notes and errors are on standard error.',
            '`--json`: exactly one JSON document, also on failure: `{"error": {"code", "message", "details"?, "hint"?, "retryable"}}`. A tool that failed itself gives its whole result with `"status": "error"` and `error.code` `TOOL_ERROR`.',
            '`--json=id,name` picks members, `--select services[0].id` one part.',
            '`stream --json`: one event a line; the last one is `result`, `error` or `cancelled`.',
            'What servers say is made harmless on a terminal (control characters, escape sequences, bidirectional overrides become visible, in JSON as `\\uXXXX`) and passed on as it is to a pipe.',
            'Ctrl-C cancels the call where it runs, and says so; a second one leaves at once.',
            'Colours: `NO_COLOR` means none; then `FORCE_COLOR` and `CLICOLOR_FORCE` mean some, `CLICOLOR=0` and `TERM=dumb` none; else terminals are painted.',
            'On a terminal a result that is longer than the screen is shown in a pager: `NANDA_PAGER`, else `PAGER`, else `less -FIRX`. `--no-pager` or an empty `NANDA_PAGER` means none.',
          ],
        },
        {
          columns: ['format', 'prints'],
          rows: [
            ['`-o text`', 'what people read; the default'],
            ['`-o json`', 'the same as `--json`'],
            ['`-o jsonl`', 'one JSON document a line'],
            ['`-o yaml`', 'YAML'],
            ['`-o table`', 'rows and columns'],
            ['`-o csv`', 'comma-separated values'],
            ['`-o md`', 'results of tools: Markdown, rendered on a terminal, as it is in a pipe'],
            ['`-o raw`', 'results of tools: the bytes of the one text, image, sound or file'],
          ],
        },
      ],
    },
    {
      title: 'Results of tools',
      parts: [
        {
          items: [
            '`--json` prints the whole result with the ids of its call; `--select result.structuredContent.rows` takes a part of that. `-o jsonl|yaml|table|csv` print its data alone: its structured content, else the JSON that its text is, else its blocks.',
            'In a pipe texts are as they were, and an image or a file is a line such as `[image image/png 4.0 kB]`.',
            '`--save DIR` writes images, sounds and files there, with every format. `--output FILE` writes what would be on standard output, when all of it is there: a call that fails leaves the file as it was. What comes as it comes (stream, batch, logs -f) is written so.',
            'On a terminal an image is shown by iTerm2, WezTerm, kitty and Ghostty (not inside of tmux), and else saved in a temporary directory. `NANDA_IMAGES=iterm2|kitty|none` decides otherwise.',
            '`stream` shows progress and log messages on standard error as they come; with `-o json` and `-o jsonl` every event is a line on standard output.',
            'A tool that says that it may destroy something asks first, and needs `--yes` where nobody can be asked. `NANDA_CONFIRM=unknown` asks for tools that say nothing too, `never` for none.',
          ],
        },
      ],
    },
    {
      title: 'Questions of tools',
      parts: [
        'A tool that asks for something while it runs (a form, a page, a model) does so only on a connection that was opened by a program that can be asked. `exec` then says what is asked and ends with 8; with `--json` it prints `{"requestId", "connectionId", "toolName", "status": "input_required", "inputRequests"}`. `stream` shows it and goes on. The call waits: both show the command that answers it, and tell no secret.',
      ],
    },
  ],
};
