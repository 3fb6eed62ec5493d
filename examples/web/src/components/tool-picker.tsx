import type { ToolDefinition } from '@nanda/sdk';
import type { ReactElement } from 'react';

/** Props of {@link ToolPicker}. */
export interface ToolPickerProps {
  readonly tools: readonly ToolDefinition[];
  readonly chosenName: string;
  readonly onChoose: (name: string) => void;
}

/** The tools by name, one of them chosen. */
export function ToolPicker({ tools, chosenName, onChoose }: ToolPickerProps): ReactElement {
  return (
    <div className="tools" role="group" aria-label="Tools">
      {tools.map(({ name }) => (
        <button
          key={name}
          type="button"
          aria-pressed={name === chosenName}
          onClick={() => onChoose(name)}
        >
          {name}
        </button>
      ))}
    </div>
  );
}
