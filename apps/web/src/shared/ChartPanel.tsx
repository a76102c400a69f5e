import { useNotify } from 'ra-core';
import { type ReactNode, useId, useState } from 'react';
import { useCampaign } from '../app/session.js';
import { ChartIcon, DownloadIcon, TableIcon } from './icons.js';
import { FigureTable } from './FigureTable.js';
import { Marked } from './Marked.js';
import { Menu } from './Menu.js';
import { plainOf } from './plain-of.js';
import type { Table } from './table.js';
import { type Words, useWords } from './use-words.js';

export interface ChartPanelProps {
  /** Says the message; `[[ ]]` marks what it turns on. */
  title: string;
  /** Measure, area, period. */
  subtitle: string;
  /** What is counted from when: printed on every picture and table that leaves the page. */
  source: string;
  /** Said under the picture, on the page and in what is downloaded, a line each; `[[ ]]` as in the title. */
  note?: string;
  /** Of the downloaded files, without ending. */
  fileName: string;
  table: Table;
  /** Where what is on the page is drawn by HTML: the picture to download. */
  picture?: (words: Words) => string;
  /** What is on the page is the table itself: it needs no twin. */
  isTableItself?: boolean;
  controls?: ReactNode;
  className?: string;
  children: ReactNode;
}

/** What stands around every chart: its message, what it measures, the same figures as a table, and downloads. */
export function ChartPanel(props: ChartPanelProps) {
  const {
    title,
    subtitle,
    source,
    note,
    fileName,
    table,
    picture,
    controls,
    className = '',
    children,
  } = props;
  const { isTableItself = false } = props;
  const words = useWords();
  const isDemonstration = useCampaign()?.isDemonstration ?? false;
  const notify = useNotify();
  const id = useId();
  const [body, setBody] = useState<HTMLDivElement | null>(null);
  const [isTable, setTable] = useState(false);

  /** Fetched when asked for: most readers of a page download nothing. */
  async function save(kind: 'png' | 'svg' | 'csv' | 'xlsx'): Promise<void> {
    try {
      const { saveChart } = await import('./save-chart.js');
      const drawn = isTable ? null : (picture?.(words) ?? drawnIn(body));
      await saveChart(
        kind,
        {
          title: plainOf(title),
          subtitle,
          // A file leaves the page that says so.
          source: isDemonstration ? `${words.say('demonstration.label')} · ${source}` : source,
          note: note && plainOf(note).replaceAll('\n', ' '),
          fileName: isDemonstration ? `${fileName}_minh-hoa` : fileName,
          table,
          picture: drawn,
        },
        words,
      );
    } catch {
      notify('chart.notSaved', { type: 'error' });
    }
  }

  return (
    <section className={`panel ${className}`} aria-labelledby={id}>
      <header className="panel-head">
        <h2 id={id}>
          <Marked text={title} />
        </h2>
        {table.columns.length > 0 && (
          <div className="panel-tools">
            {!isTableItself && (
              <button
                type="button"
                className="icon-button"
                aria-pressed={isTable}
                aria-label={words.say('chart.table')}
                title={words.say(isTable ? 'chart.chart' : 'chart.table')}
                onClick={() => setTable(!isTable)}
              >
                {isTable ? <ChartIcon /> : <TableIcon />}
              </button>
            )}
            <Menu
              name={words.say('chart.download')}
              icon={<DownloadIcon />}
              items={KINDS.map((kind) => ({ name: words.say(`chart.${kind}`), act: () => void save(kind) }))}
            />
          </div>
        )}
      </header>
      <div className="panel-about">
        <p>{subtitle}</p>
        {controls}
      </div>
      <div className="panel-body" ref={setBody}>
        {isTable ? <FigureTable caption={plainOf(title)} table={table} /> : children}
        {note !== undefined && !isTable && (
          <p className="panel-note">
            <Marked text={note} />
          </p>
        )}
      </div>
    </section>
  );
}

const KINDS = ['png', 'svg', 'csv', 'xlsx'] as const;

/**
 * The chart as XML: what a browser writes as HTML (`&nbsp;`) no drawing program reads. Null where there is
 * none: an icon in a table is no chart.
 */
function drawnIn(body: HTMLElement | null): string | null {
  const svg = body?.querySelector('.chart svg')?.cloneNode(true) as SVGElement | undefined;
  // Its size is in its attributes; the style is that of the page around it.
  svg?.removeAttribute('style');
  return svg ? new XMLSerializer().serializeToString(svg) : null;
}
