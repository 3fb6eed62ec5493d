import type { ProgramName } from '../src/commands/program-name.js';
import { programTexts } from '../src/help/program-texts.js';
import { helpTopics } from '../src/help/topics/help-topics.js';
import { readVersion } from '../src/read-version.js';
import {
  formatCommandPage,
  formatGroupPage,
  formatProgramPage,
  formatTopicPage,
} from './man-pages.js';
import { pageName } from './page-name.js';
import { readEntries } from './read-entries.js';

const topicPages = helpTopics.map(({ name }) => `nanda-${name}(7)`);

/** All manual pages: what they say, by the names of their files. */
export async function createManPages(): Promise<Readonly<Record<string, string>>> {
  const version = readVersion();
  const pages: Record<string, string> = {};
  for (const program of ['nanda', 'nanda-discover'] as const satisfies readonly ProgramName[]) {
    const sections = await readEntries(program);
    const { summary, examples } = programTexts[program];
    pages[`${program}.1`] = formatProgramPage(
      {
        name: program,
        summary,
        examples: examples.map(({ line, does }) => ({ line: `${program} ${line}`, does })),
        sections: sections.map(({ title, entries }) => ({
          title,
          rows: entries.map(({ help }) => ({ term: help.name, meaning: help.summary })),
        })),
      },
      {
        version,
        seeAlso: [program === 'nanda' ? 'nanda-discover(1)' : 'nanda(1)', ...topicPages],
      },
    );
    for (const entry of sections.flatMap(({ entries }) => entries)) {
      const { name } = entry.help;
      const parts = name.split(' ');
      const parent = parts.length > 2 ? [`${pageName(parts.slice(0, -1).join(' '))}(1)`] : [];
      const file = `${pageName(name)}.1`;
      const seeAlso = [`${program}(1)`, ...parent];
      if (entry.kind === 'group') {
        const children = entry.help.commands.map(({ term }) => `${pageName(term)}(1)`);
        pages[file] = formatGroupPage(entry.help, { version, seeAlso: [...seeAlso, ...children] });
      } else {
        const more = entry.help.seeAlso.map((line) => pageName(line.replace(/ help /, ' ')));
        const links = more.map((one) => `${one}(${topicPages.includes(`${one}(7)`) ? 7 : 1})`);
        pages[file] = formatCommandPage(entry.help, { version, seeAlso: [...seeAlso, ...links] });
      }
    }
  }
  for (const topic of helpTopics) {
    pages[`nanda-${topic.name}.7`] = formatTopicPage(topic, {
      version,
      seeAlso: ['nanda(1)', ...topicPages.filter((page) => page !== `nanda-${topic.name}(7)`)],
    });
  }
  return pages;
}
