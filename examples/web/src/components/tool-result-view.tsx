import type { ToolResult } from '@nanda/sdk';
import type { ReactElement } from 'react';
import { showJSON } from '../model/show-json.ts';
import { ContentBlockView } from './content-block-view.tsx';

/** Props of {@link ToolResultView}. */
export interface ToolResultViewProps {
  readonly result: ToolResult;
}

/** What a tool gave; where it says that it failed, that is what is shown. */
export function ToolResultView({
  result: { content, isError, structuredContent },
}: ToolResultViewProps): ReactElement {
  const isFailure = isError === true;
  return (
    <div className="result" data-failed={isFailure || undefined}>
      {isFailure && <p className="failure-title">The tool says that it failed:</p>}
      {content.map((block, index) => (
        <ContentBlockView key={String(index)} block={block} />
      ))}
      {structuredContent !== undefined && (
        <pre className="data" aria-label="Structured content" tabIndex={0}>
          {showJSON(structuredContent)}
        </pre>
      )}
      {content.length === 0 && structuredContent === undefined && (
        <p className="quiet">It gave nothing back.</p>
      )}
    </div>
  );
}
