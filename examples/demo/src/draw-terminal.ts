const cell = { width: 8.4, height: 19 };
const padding = 18;
const bar = 30;

/** What the sixteen colours of a terminal look like here. */
const colours: Record<string, string> = {
  '31': '#f47067',
  '32': '#8ddb8c',
  '33': '#f0c674',
  '34': '#6cb6ff',
  '35': '#dcbdfb',
  '36': '#76e3ea',
  '90': '#768390',
};

/** A picture (SVG) of what a terminal shows: one line a row, colours as the program chose them. */
export function drawTerminal(lines: readonly string[], title: string): string {
  const columns = Math.max(...lines.map((line) => plain(line).length), 80);
  const width = Math.ceil(columns * cell.width + 2 * padding);
  const height = bar + lines.length * cell.height + 2 * padding;
  const rows = lines.map((line, index) => {
    const y = bar + padding + (index + 0.75) * cell.height;
    return `<text x="${padding}" y="${y.toFixed(1)}" xml:space="preserve">${spans(line)}</text>`;
  });
  const dots = ['#f47067', '#f0c674', '#8ddb8c'].map(
    (fill, index) => `<circle cx="${20 + index * 18}" cy="16" r="5.5" fill="${fill}"/>`,
  );
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-label="${escape(title)}">`,
    `<rect width="100%" height="100%" rx="9" fill="#22272e"/>`,
    ...dots,
    `<g font-family="ui-monospace, SFMono-Regular, Menlo, Consolas, monospace" font-size="14" fill="#c5d1de">`,
    ...rows,
    '</g>',
    '</svg>',
    '',
  ].join('\n');
}

function spans(line: string): string {
  let style = '';
  return line
    .split(/(\u001B\[[\d;]*m)/)
    .map((part) => {
      const codes = /^\u001B\[([\d;]*)m$/.exec(part)?.[1];
      if (codes === undefined) return part === '' ? '' : `<tspan${style}>${escape(part)}</tspan>`;
      style = codes.split(';').map(attribute).join('');
      return '';
    })
    .join('');
}

function attribute(code: string): string {
  if (code === '1') return ' font-weight="bold"';
  if (code === '2') return ' fill="#909dab"';
  return colours[code] === undefined ? '' : ` fill="${colours[code]}"`;
}

function plain(line: string): string {
  return line.replaceAll(/\u001B\[[\d;]*m/g, '');
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
