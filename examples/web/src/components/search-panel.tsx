import type { Service } from '@nanda/sdk';
import { type ReactElement, useId } from 'react';
import { type Search, useSearch } from '../hooks/use-search.ts';
import type { ProxySession } from '../model/create-proxy-session.ts';
import { FailureNote } from './failure-note.tsx';
import { ServiceCard } from './service-card.tsx';

/** Props of {@link SearchPanel}. */
export interface SearchPanelProps {
  readonly session: ProxySession;
  /** The service that the page is busy with. */
  readonly chosenId: string | undefined;
  readonly onConnect: (service: Service) => void;
}

/** Finds services while somebody types; with nothing typed, it shows what there is. */
export function SearchPanel({ session, chosenId, onConnect }: SearchPanelProps): ReactElement {
  const id = useId();
  const { query, setQuery, search, repeat } = useSearch(session);
  const { failure, services, status } = search;
  return (
    <section className="panel search-panel" aria-label="Services">
      <div className="search-field">
        <label htmlFor={id}>Search services</label>
        <input
          id={id}
          type="search"
          value={query}
          onChange={(event) => setQuery(event.target.value)}
          placeholder="weather, coffee, …"
          autoComplete="off"
          spellCheck={false}
        />
      </div>
      <p className="quiet" role="status">
        {describe(search)}
      </p>
      {failure !== undefined && <FailureNote failure={failure} onRepeat={repeat} />}
      <ul className="services" aria-busy={status === 'searching'}>
        {services.map((service) => (
          <ServiceCard
            key={service.id}
            service={service}
            isChosen={service.id === chosenId}
            onConnect={() => onConnect(service)}
          />
        ))}
      </ul>
    </section>
  );
}

function describe({ services, status, total }: Search): string {
  if (status === 'failed') return '';
  if (status === 'searching' && services.length === 0) return 'Searching …';
  if (services.length === 0) return 'Nothing fits. Try fewer words, or other ones.';
  const count = total === 1 ? '1 service' : `${total} services`;
  return services.length < total ? `${count}, the first ${services.length}` : count;
}
