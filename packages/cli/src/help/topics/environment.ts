import { commonOptions } from '../../commands/common-options.js';
import { serveOptions } from '../../serving/serve-options.js';
import { describeOptionVariables } from './describe-option-variables.js';
import { describeVariables } from './describe-variables.js';
import type { HelpTopic } from './help-topic.js';

const ownOfServe = Object.fromEntries(
  Object.entries(serveOptions).filter(([name]) => !Object.hasOwn(commonOptions, name)),
);

export const environment: HelpTopic = {
  name: 'environment',
  summary: 'Settings: options, environment variables, profiles, config.json',
  sections: [
    {
      parts: [
        'One order holds for every setting: what an option says, else the environment, else the profile, else `config.json`, else what usually stands. `nanda config` shows each with its value and where that comes from; `nanda config set` writes `config.json`. A variable that is empty is one that is not set.',
        'Times are `500ms`, `30s`, `2m`, `1h`, `7d` or plain milliseconds; sizes are `64MiB` or plain bytes. In parentheses: the name in `config.json`, the option, and what usually stands.',
        {
          columns: ['variable', 'means'],
          rows: describeVariables({ isOfProxy: false }),
        },
        'A pager that is set in `config.json` counts before `PAGER`, which is every program’s.',
      ],
    },
    {
      title: 'Of the proxy',
      parts: [
        'In the background and in `nanda serve`; read when it starts.',
        {
          columns: ['variable', 'means'],
          rows: describeVariables({ isOfProxy: true }),
        },
        'A background proxy that was started with other settings is replaced: the new one takes over at once, the old one ends when its running calls have (ten minutes at most). Connections come back, because they are stored. What a command does not name stays as it was, until `nanda proxy stop`.',
      ],
    },
    {
      title: 'Of nanda serve alone',
      parts: [{ columns: ['variable', 'means'], rows: describeOptionVariables(ownOfServe) }],
    },
    {
      title: 'Only in the environment',
      parts: [
        {
          columns: ['variable', 'means'],
          rows: [
            ...describeOptionVariables(commonOptions),
            [
              '`NANDA_CONFIG_DIR` `NANDA_DATA_DIR` `NANDA_STATE_DIR` `NANDA_RUNTIME_DIR`',
              'where files are kept: see `nanda help files`',
            ],
            [
              '`XDG_CONFIG_HOME` `XDG_DATA_HOME` `XDG_STATE_HOME`',
              'on Linux, where those directories are else',
            ],
            [
              '`NANDA_CREDENTIALS_KEY` `NANDA_CREDENTIALS_KEY_FILE`',
              'under which the proxy encrypts what it keeps to let you into services: at least 32 characters, or the file that has them (else the keychain, or where secrets are); `NANDA_CREDENTIALS_PREVIOUS_KEY` and `…_FILE` are those of before',
            ],
            ['`VISUAL` `EDITOR`', 'what `nanda config edit` opens'],
            ['`CLICOLOR_FORCE` `CLICOLOR=0` `TERM=dumb`', 'colours, or none'],
            ['`NANDA_IMAGES`', '`iterm2`, `kitty` or `none`: how images are shown on a terminal'],
            [
              '`NANDA_STRICT=1`',
              'a script has to name its connection where several are open; else it is only told which one it uses',
            ],
            ['`NANDA_DEBUG=1`', 'print where an error happened; `http`: the requests'],
          ],
        },
      ],
    },
    {
      title: 'Profiles',
      parts: [
        'A profile is a set of settings under one name, with servers, connections, a history and a background proxy of its own, so that nothing ends when another one is used.',
        {
          code: `nanda config set --profile work baseUrl https://nanda.example
nanda search invoices --profile work
nanda config use work`,
        },
        '`--profile NAME` counts for one command, `NANDA_PROFILE` for a shell, `nanda config use` from then on. What a profile does not say, `config.json` does. `default` is the name of none. Secrets and aliases are shared.',
      ],
    },
  ],
};
