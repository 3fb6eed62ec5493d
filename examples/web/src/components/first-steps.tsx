import type { ReactElement } from 'react';

/** What is shown before anything is connected. */
export function FirstSteps(): ReactElement {
  return (
    <div className="panel first-steps">
      <h2>Nothing is connected yet</h2>
      <ol>
        <li>Search for what you need.</li>
        <li>Connect to a service. It is asked for its tools.</li>
        <li>Fill in a tool&rsquo;s form, call it, and watch it work.</li>
      </ol>
    </div>
  );
}
