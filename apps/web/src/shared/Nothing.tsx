import type { ReactNode } from 'react';

/** How it looks where there is nothing to show: one sentence, and what can be done if anything. */
export function Nothing({ children, action }: { children: ReactNode; action?: ReactNode }) {
  return (
    <div className="nothing">
      <p>{children}</p>
      {action}
    </div>
  );
}
