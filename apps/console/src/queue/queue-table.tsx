import { formatMoney, formatShortInstant } from '@paystop/ui-kit';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { CaseRow } from '../data/desk';
import { useInstitutionName } from '../data/institutions';
import { Countdown } from '../parts/countdown';
import { Loading } from '../parts/loading';
import { StateTag } from '../parts/state-tag';
import { Tag } from '../parts/tag';

const ROW_PX = 40;
const OVERSCAN_ROWS = 12;
const ROWS_BEFORE_END = 20;
const COLUMNS = ['left', 'case', 'unit', 'fraud_type', 'loss', 'intercepted', 'stuck', 'reported'] as const;

export interface QueueTableProps {
  readonly rows: readonly CaseRow[];
  readonly gone: ReadonlySet<string>;
  readonly selected: string | null;
  readonly isLoading: boolean;
  readonly onPoint: (isPointed: boolean) => void;
  readonly onEnd: () => void;
}

/** Draws only the rows in view: a million cases cost what thirty do. */
export function QueueTable({ rows, gone, selected, isLoading, onPoint, onEnd }: QueueTableProps) {
  const { t } = useTranslation();
  const place = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({ count: rows.length, getScrollElement: () => place.current, estimateSize: () => ROW_PX, overscan: OVERSCAN_ROWS, getItemKey: (index) => rows[index]?.caseId ?? index });
  const items = virtual.getVirtualItems();
  const last = items.at(-1)?.index ?? 0;
  useEffect(() => {
    if (rows.length > 0 && last >= rows.length - ROWS_BEFORE_END) onEnd();
  }, [last, rows.length, onEnd]);
  const selectedIndex = selected === null ? -1 : rows.findIndex(({ caseId }) => caseId === selected);
  useEffect(() => {
    if (selectedIndex >= 0) virtual.scrollToIndex(selectedIndex);
  }, [selectedIndex, virtual]);
  if (isLoading) return <Loading />;
  return (
    <div className="queue" role="table" aria-label={t('queue.title')} aria-rowcount={rows.length + 1} onPointerEnter={() => onPoint(true)} onPointerLeave={() => onPoint(false)}>
      <div role="rowgroup"><div role="row" className="queue-row queue-heading" aria-rowindex={1}>{COLUMNS.map((column) => <span role="columnheader" key={column} className={`cell-${column}`}>{t(`queue.column.${column}`)}</span>)}</div></div>
      <div role="rowgroup" className="queue-scroll" ref={place} tabIndex={0} aria-label={t('queue.title')}>
        <QueueSpace height={virtual.getTotalSize()}>
          {items.map(({ index, key, start }) => {
            const row = rows[index];
            return row === undefined ? null : <QueueRow key={String(key)} row={row} index={index} top={start} isSelected={index === selectedIndex} isGone={gone.has(row.caseId)} />;
          })}
        </QueueSpace>
        {rows.length === 0 ? <p role="row" className="nothing"><span role="cell">{t('queue.nothing')}</span></p> : null}
      </div>
    </div>
  );
}

function QueueSpace({ height, children }: { readonly height: number; readonly children: React.ReactNode }) {
  return <div role="presentation" style={{ height, position: 'relative' }}>{children}</div>;
}

interface QueueRowProps {
  readonly row: CaseRow;
  readonly index: number;
  readonly top: number;
  readonly isSelected: boolean;
  readonly isGone: boolean;
}

function QueueRow({ row, index, top, isSelected, isGone }: QueueRowProps) {
  const { t } = useTranslation();
  const nameOf = useInstitutionName();
  const running = row.clocks.filter(({ state }) => state === 'running' || state === 'at_risk').sort((a, b) => Date.parse(a.dueAt) - Date.parse(b.dueAt))[0];
  const breached = row.clocks.some(({ state }) => state === 'breached');
  const className = ['queue-row', breached ? 'row-breached' : '', isSelected ? 'row-selected' : '', isGone ? 'row-gone' : ''].join(' ');
  return (
    <div role="row" aria-rowindex={index + 2} aria-selected={isSelected} className={className} style={{ transform: `translateY(${top}px)` }}>
      <span role="cell" className="cell-left">{running === undefined ? (breached ? <Tag tone="bad">{t('word.clock_state.breached')}</Tag> : '–') : <Countdown dueAt={running.dueAt} />}{breached && running !== undefined ? <Tag tone="bad">{t('word.clock_state.breached')}</Tag> : null}</span>
      <span role="cell" className="cell-case"><Link to={`/cases/${row.caseId}`} tabIndex={0}>{row.caseNumber ?? shortId(row.caseId)}</Link></span>
      <span role="cell" className="cell-unit">{row.unit}</span>
      <span role="cell" className="cell-fraud_type">{t(`word.fraud_type.${row.fraudType}`)}</span>
      <span role="cell" className="cell-loss">{formatMoney(row.reportedLoss)}</span>
      <span role="cell" className="cell-intercepted">{formatMoney(row.interceptedAmount)}</span>
      <span role="cell" className="cell-stuck">{row.stuckAt === null ? '–' : <><StateTag group="state" state={row.stuckAt.state} /> {nameOf(row.stuckAt.institutionCode)}</>}</span>
      <span role="cell" className="cell-reported">{formatShortInstant(row.reportedAt)}</span>
    </div>
  );
}

const SHORT = 8;

/** The end of an id tells two cases of one minute apart. */
function shortId(id: string): string {
  return `…${id.slice(-SHORT)}`;
}
