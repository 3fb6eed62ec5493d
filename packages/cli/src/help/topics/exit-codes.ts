import type { HelpTopic } from './help-topic.js';

export const exitCodes: HelpTopic = {
  name: 'exit-codes',
  summary: 'What the exit code of a command says',
  sections: [
    {
      parts: [
        {
          columns: ['exit code', 'means'],
          rows: [
            ['0', 'done'],
            [
              '1',
              'unexpected, or the output cannot be written; `check`, `gen --check`: what was looked at is not as it should be',
            ],
            ['2', 'the command line or the parameters are wrong'],
            ['3', 'credentials are wanted'],
            ['4', 'unreachable, or no MCP: the service, the registry, the proxy'],
            ['5', 'the tool answered with an error; `batch`: one of the calls failed'],
            ['6', 'not found: service, connection or tool'],
            ['7', 'timeout'],
            ['8', 'the tool waits for an answer: `nanda inbox`; `batch`: one of the calls does'],
            [
              '9',
              'refused: policy, limit, rate, or nobody has said yes to a tool that may destroy something',
            ],
            [
              '10',
              'the wallet does not hold the token that the service wants (`PAYMENT_REQUIRED`)',
            ],
            ['130', 'interrupted: the call is cancelled where it runs'],
          ],
        },
        'A reader that goes away, as in `nanda search | head -1`, is no failure: 0. A call that nobody reads any more is cancelled.',
        'With data formats (`--json`, `-o yaml`, …) a failure is a JSON document on standard output too, with a `code` that stays the same: `{"error": {"code": "TOOL_TIMEOUT", …}}`.',
      ],
    },
  ],
};
