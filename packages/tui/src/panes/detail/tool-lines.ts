import { toolUsage } from '@nanda/terminal';
import type { DetailLine } from './detail-line.js';
import { sectionLines } from './section-lines.js';
import type { ShownDetail } from './shown-detail.js';
import { textLines } from './text-lines.js';

const most = 200;

/** Its tools with how they are called; before they are known, those that the registry names. */
export function toolLines(
  { service, tools, toolsFailure, status }: ShownDetail,
  { columns }: { columns: number },
): readonly DetailLine[] {
  const muted = (text: string) => textLines(text, { columns, role: 'muted', indent: 2 });
  const named = service.tools ?? [];
  const shown: readonly { name: string; description?: string | undefined; usage: string }[] =
    tools === undefined
      ? named.slice(0, most).map((tool) => ({ ...tool, usage: '' }))
      : tools.slice(0, most).map((tool) => ({ ...tool, usage: toolUsage(tool) }));
  const count = tools?.length ?? named.length;
  const lines = shown.flatMap(({ name, description = '', usage }) => [
    ...textLines(`${name.slice(0, 200)} ${usage}`, { columns, role: 'accent', indent: 2 }),
    ...textLines(description.slice(0, 400), { columns, role: 'muted', indent: 4 }),
  ]);
  const rest = [
    ...(count > most ? muted(`and ${count - most} more`) : []),
    ...(toolsFailure === undefined
      ? []
      : textLines(`✖ ${toolsFailure.message}`, { columns, role: 'danger', indent: 2 })),
    ...(tools === undefined && toolsFailure === undefined ? muted(wait(status)) : []),
    ...(tools?.length === 0 ? muted('It names none; connected, it may.') : []),
  ];
  return sectionLines(count === 0 ? 'Tools' : `Tools (${count})`, [...lines, ...rest]);
}

function wait(status: ShownDetail['status']): string {
  return status === 'listed' ? 'Enter reads all about it.' : 'reading…';
}
