import type { Service } from '@nanda/protocol';
import type { Output } from '../output/output.js';
import { oneLine } from '../text/one-line.js';

/** Services as numbered rows, each with a line of facts below. */
export function formatServices(services: readonly Service[], output: Output): string {
  const { clean, style, width } = output;
  return services
    .map((service, index) => {
      const number = `${index + 1}.`;
      const name = clean(oneLine(service.name));
      const room = width - number.length - name.length - 4;
      const description = clean(oneLine(service.description, Math.max(20, room)));
      const indent = ' '.repeat(number.length + 1);
      const about = description === '' ? '' : ` - ${description}`;
      return `${number} ${style.bold(name)}${about}\n${indent}${style.dim(clean(listFacts(service)))}`;
    })
    .join('\n');
}

function listFacts(service: Service): string {
  const auth =
    service.auth.type === 'none' || service.auth.type === 'unknown' ? '' : service.auth.type;
  const rating = service.rating && `★ ${service.rating.average.toFixed(1)}`;
  return [
    service.id,
    service.category,
    service.transports.join('+'),
    auth && `wants ${auth}`,
    service.verified && 'verified',
    rating,
  ]
    .filter((fact) => fact)
    .map((fact) => oneLine(String(fact)))
    .join(' · ');
}
