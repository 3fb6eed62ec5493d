/** The anchors that GitHub gives the headings of a page. */
export function listAnchors(text: string): Set<string> {
  const anchors = new Set<string>();
  let isCode = false;
  for (const line of text.split('\n')) {
    if (/^\s*```/u.test(line)) isCode = !isCode;
    const heading = isCode ? undefined : /^#+\s+(?<title>.+?)\s*$/u.exec(line)?.groups?.['title'];
    if (heading === undefined) continue;
    const anchor = slugOf(heading);
    let unique = anchor;
    for (let number = 1; anchors.has(unique); number++) unique = `${anchor}-${number}`;
    anchors.add(unique);
  }
  return anchors;
}

function slugOf(heading: string): string {
  return heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
    .replaceAll(' ', '-');
}
