import { refuseInput } from '../inbox/refuse-input.js';
import { defineCommand } from './define-command.js';
import { inboxArgument } from './inbox-argument.js';
import { proxyOptions } from './proxy-options.js';

export const inboxCancel = defineCommand({
  summary: 'Dismiss what a call asks for, without a choice; the call goes on without it.',
  arguments: [inboxArgument],
  examples: [
    { line: 'inbox cancel 1', does: 'and print what comes of the call' },
    { line: 'inbox cancel 1 --no-wait', does: 'and leave at once' },
  ],
  options: {
    'no-wait': { kind: 'flag', summary: 'Leave at once, and not follow the call to its end' },
    ...proxyOptions,
  },
  notes: [
    'The service is told that there is no answer. To end the call itself: Ctrl-C while it is followed, or nanda api DELETE /v2/executions/<id>.',
  ],
  run: (context) => refuseInput(context, { action: 'cancel' }),
});
