import type { ReactNode } from 'react';
import type { ReportingDate } from '@api/domain/reporting-date.js';
import { Marked } from '../shared/Marked.js';
import { Controls } from './Controls.js';

interface PageHeadProps {
  title: string;
  about: ReactNode;
  shown: ReportingDate | null;
  isCompared?: boolean;
}

/** The head of a page of figures: its message, what carries it, and which day it is about. */
export function PageHead({ title, about, shown, isCompared = true }: PageHeadProps) {
  return (
    <header className="overview-head">
      <div className="heading">
        <h1>
          <Marked text={title} />
        </h1>
        <p>{about}</p>
      </div>
      <Controls shown={shown} isCompared={isCompared} />
    </header>
  );
}
