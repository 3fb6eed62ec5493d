import type { ResultViewName } from './result-view-name.js';

const titles: Readonly<Record<ResultViewName, string>> = {
  text: 'Text',
  tree: 'Tree',
  json: 'JSON',
  raw: 'Raw',
  image: 'Image',
};

/** What a view of a result is called, for people. */
export function viewTitle(view: ResultViewName): string {
  return titles[view];
}
