import type { Service } from '@nanda/sdk';
import { type ReactElement, useId } from 'react';
import { marksOfService } from '../model/marks-of-service.ts';
import { MarkBadge } from './mark-badge.tsx';

/** Props of {@link ServiceCard}. */
export interface ServiceCardProps {
  readonly service: Service;
  readonly isChosen: boolean;
  readonly onConnect: () => void;
}

/** One service of the catalog, and the way to it. */
export function ServiceCard({ service, isChosen, onConnect }: ServiceCardProps): ReactElement {
  const id = useId();
  return (
    <li className="service" data-chosen={isChosen || undefined}>
      <div className="service-head">
        <h2 id={id}>{service.title ?? service.name}</h2>
        <button type="button" className="connect" onClick={onConnect} aria-describedby={id}>
          {isChosen ? 'Connect anew' : 'Connect'}
        </button>
      </div>
      <p className="service-description">{service.description}</p>
      <p className="marks">
        {marksOfService(service).map((mark) => (
          <MarkBadge key={mark.text} mark={mark} />
        ))}
      </p>
    </li>
  );
}
