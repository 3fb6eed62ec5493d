import { sanitizeForTerminal } from '@nanda/terminal';
import { breakLines } from '../../frame/break-lines.js';
import { isPage } from './is-page.js';
import { messageLines } from './message-lines.js';
import { pageOf } from './page-of.js';
import type { Question } from './question.js';
import type { QuestionLine } from './question-line.js';

/** What a service says in one text that is looked at, in UTF-16 units. */
const longest = 20_000;
const mostLines = 2000;

const made = new WeakMap<
  Question['request'],
  { readonly width: number; readonly lines: readonly QuestionLine[] }
>();

/** Everything that a question says, in lines of a width; an address of a page stands whole. Made once. */
export function questionLines(
  question: Question,
  { width }: { width: number },
): readonly QuestionLine[] {
  const before = made.get(question.request);
  if (before?.width === width) return before.lines;
  const lines = createLines(question)
    .flatMap(({ text, role }) =>
      breakLines(sanitizeForTerminal(text.slice(0, longest)), { width }).map((line) => ({
        text: line,
        role,
      })),
    )
    .slice(0, mostLines);
  made.set(question.request, { width, lines });
  return lines;
}

function createLines(question: Question): readonly QuestionLine[] {
  const { kind, request } = question;
  if (kind === 'roots') {
    return [{ text: 'It asks in which directories it may work.', role: 'text' }];
  }
  if (kind === 'sampling') return messageLines(request);
  const said = request['message'];
  const message: QuestionLine[] =
    typeof said === 'string' && said !== '' ? [{ text: said, role: 'text' }] : [];
  return isPage(question) ? [...message, ...pageLines(question)] : message;
}

function pageLines(question: Question): readonly QuestionLine[] {
  const page = pageOf(question);
  if (page === undefined) {
    return [
      { text: 'This is no page of the web, and is not opened:', role: 'warning' },
      { text: String(question.request['url']), role: 'muted' },
    ];
  }
  return [
    { text: `It asks you to open a page of ${page.host}:`, role: 'heading' },
    { text: page.href, role: 'accent' },
  ];
}
