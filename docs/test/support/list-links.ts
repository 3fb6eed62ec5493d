/** One link of a page. */
export interface PageLink {
  /** From 1. */
  readonly line: number;
  /** As it is written. */
  readonly target: string;
}

const fence = /^\s*```/u;
const link = /\]\((?<target>[^()\s]+)\)/gu;

/** The links of a page of Markdown, without those in code. */
export function listLinks(text: string): PageLink[] {
  let isCode = false;
  return text.split('\n').flatMap((line, index) => {
    if (fence.test(line)) isCode = !isCode;
    if (isCode) return [];
    const words = line.replaceAll(/`[^`]*`/gu, (code) => '`'.repeat(code.length));
    return [...words.matchAll(link)].map(({ groups }) => ({
      line: index + 1,
      target: groups?.['target'] ?? '',
    }));
  });
}
