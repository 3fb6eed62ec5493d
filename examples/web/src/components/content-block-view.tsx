import type { ContentBlock } from '@nanda/sdk';
import type { ReactElement } from 'react';
import { isRecord } from '../model/is-record.ts';
import { pictureSource } from '../model/picture-source.ts';
import { showJSON } from '../model/show-json.ts';
import { textOf } from '../model/text-of.ts';
import { webAddress } from '../model/web-address.ts';

/** Props of {@link ContentBlockView}. */
export interface ContentBlockViewProps {
  readonly block: ContentBlock;
}

/** One block of a result. All of it is the service's: text stays text, pictures are data, links lead to the web. */
export function ContentBlockView({ block }: ContentBlockViewProps): ReactElement {
  switch (block.type) {
    case 'text':
      return <p className="text said">{textOf(block['text'])}</p>;
    case 'image': {
      const source = pictureSource(block);
      if (source !== undefined) {
        return <img className="picture" src={source} alt="What the tool made" />;
      }
      return <p className="quiet">A picture of a kind that is not shown here.</p>;
    }
    case 'resource_link': {
      const { name, uri } = block;
      const address = webAddress(uri);
      const label = textOf(name ?? uri);
      return (
        <p className="said">
          {address === undefined ? (
            <>
              {label} <code>{textOf(uri)}</code>
            </>
          ) : (
            <a href={address} target="_blank" rel="noreferrer">
              {label}
            </a>
          )}
        </p>
      );
    }
    case 'resource': {
      const { resource } = block;
      if (isRecord(resource) && typeof resource['text'] === 'string') {
        return <p className="text said">{resource['text']}</p>;
      }
      break;
    }
    default:
  }
  return (
    <pre className="data" tabIndex={0}>
      {showJSON(block)}
    </pre>
  );
}
