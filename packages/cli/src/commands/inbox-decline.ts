import { refuseInput } from '../inbox/refuse-input.js';
import { defineCommand } from './define-command.js';
import { inboxArgument } from './inbox-argument.js';
import { proxyOptions } from './proxy-options.js';

export const inboxDecline = defineCommand({
  summary: 'Say no to what a call asks for; the call goes on without it.',
  arguments: [inboxArgument],
  examples: [
    { line: 'inbox decline 1', does: 'and print what comes of the call' },
    { line: 'inbox decline 1 --no-wait', does: 'and leave at once' },
  ],
  options: {
    'no-wait': { kind: 'flag', summary: 'Leave at once, and not follow the call to its end' },
    ...proxyOptions,
  },
  notes: ['The service is told that you do not want to. Exit codes are those of exec.'],
  run: (context) => refuseInput(context, { action: 'decline' }),
});
