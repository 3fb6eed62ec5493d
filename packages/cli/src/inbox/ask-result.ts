import { toMessage, toRoots } from '@nanda/terminal';
import type { CommandLineIo } from '../io/command-line-io.js';
import { askLine } from '../prompts/ask-line.js';
import { openInBrowser } from '../services/open-in-browser.js';
import { askChoice } from './ask-choice.js';
import { askForm } from './ask-form.js';
import { readPageAddress } from './read-page-address.js';
import type { WaitingRequest } from './waiting-request.js';

export interface AskResultOptions {
  readonly io: CommandLineIo;
  readonly clean: (text: string) => string;
  /** What was typed into the form the last time. */
  readonly before?: ReadonlyMap<string, string>;
}

export interface AskedResult {
  /** As the contract has it; absent where it is left for later. */
  readonly result?: Readonly<Record<string, unknown>>;
  readonly typed?: ReadonlyMap<string, string>;
}

const declined = { result: { action: 'decline' } };

const choices = { '': 'answer', d: 'decline', l: 'later' } as const;
const pageChoices = { o: 'open', a: 'answer', d: 'decline', l: 'later' } as const;

/** Asks the person for the answer to a request that was shown. @throws CliError `CANCELLED` */
export async function askResult(
  { kind, request }: Pick<WaitingRequest, 'kind' | 'request'>,
  { io, clean, before }: AskResultOptions,
): Promise<AskedResult> {
  if (kind === 'elicitation' && request['mode'] === 'url') return askPage();
  const question = 'Enter to answer, d to decline, l to leave it for later:';
  const choice = await askChoice(io, { question, choices });
  if (choice === 'decline') return declined;
  if (choice === 'later') return {};
  if (kind === 'sampling') {
    return { result: toMessage(await askLine(io, { question: '  The message:' })) };
  }
  if (kind === 'roots') {
    const typed = await askLine(io, { question: '  Directories, with commas:', initial: io.cwd });
    const paths = typed.split(',').map((path) => path.trim());
    return { result: { roots: toRoots(paths.filter(Boolean), { cwd: io.cwd }) } };
  }
  const { content, typed } = await askForm(request['requestedSchema'], {
    io,
    clean,
    ...(before && { before }),
  });
  return { result: { action: 'accept', content }, typed };

  async function askPage(): Promise<AskedResult> {
    const { href, host } = readPageAddress(request['url']);
    const answer = await askChoice(io, {
      question: `o to open it (${host}), a if you have opened it, d to decline, l for later:`,
      choices: pageChoices,
    });
    if (answer === 'decline') return declined;
    if (answer === 'later') return {};
    if (answer === 'open') {
      if (!(await openInBrowser(href, io))) {
        io.stderr.write('  There is no screen here: open it yourself, then answer a.\n');
        return askPage();
      }
    }
    return { result: { action: 'accept' } };
  }
}
