import { Button } from 'antd';
import { useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useSearchParams } from 'react-router';
import { FailureAlert } from '../parts/failure-alert';
import { PageHead } from '../parts/page-head';
import { CaseSearch } from './case-search';
import { QueueBar } from './queue-bar';
import { addressOf, filtersIn, type QueueFilters } from './queue-filters';
import { QueueTable } from './queue-table';
import { ShortcutHelp } from './shortcut-help';
import { useQueue, useShownRows } from './use-queue';
import { useShortcuts } from './use-shortcuts';

/** Cases by the minutes that are left: what the night shift looks at. */
export function QueuePage() {
  const { t } = useTranslation();
  const goTo = useNavigate();
  const [address, setAddress] = useSearchParams();
  const filters = useMemo(() => filtersIn(address), [address]);
  const queue = useQueue(filters);
  const fresh = useMemo(() => queue.data?.pages.flatMap(({ items }) => items) ?? [], [queue.data]);
  const [isPointed, setPointed] = useState(false);
  const [selected, setSelected] = useState<string | null>(null);
  const { rows, gone, waiting } = useShownRows(fresh, isPointed || selected !== null);
  const search = useRef<HTMLInputElement>(null);
  const [isHelpOpen, setHelpOpen] = useState(false);
  const index = rows.findIndex(({ caseId }) => caseId === selected);
  const select = (next: number): void => setSelected(rows[Math.min(Math.max(next, 0), rows.length - 1)]?.caseId ?? null);
  useShortcuts({
    '/': () => search.current?.focus(),
    j: () => select(index + 1),
    k: () => select(index === -1 ? 0 : index - 1),
    Enter: () => selected === null ? undefined : void goTo(`/cases/${selected}`),
    Escape: () => setSelected(null),
    '?': () => setHelpOpen(true),
  });
  const change = (next: QueueFilters): void => {
    setSelected(null);
    setAddress(addressOf(next));
  };
  return (
    <>
      <PageHead title={t('queue.title')} reading={queue}><CaseSearch ref={search} /></PageHead>
      <QueueBar filters={filters} onChange={change} onHelp={() => setHelpOpen(true)} />
      {queue.error === null ? null : <FailureAlert failure={queue.error} onRetry={() => void queue.refetch()} />}
      {waiting === 0 ? null : <Button className="waiting-changes" size="small" type="primary" onClick={() => { setSelected(null); setPointed(false); }}>{t('queue.waiting', { count: waiting })}</Button>}
      <QueueTable
        rows={rows}
        gone={gone}
        selected={selected}
        isLoading={queue.isPending}
        onPoint={setPointed}
        onEnd={() => { if (queue.hasNextPage && !queue.isFetchingNextPage) void queue.fetchNextPage(); }}
      />
      {isHelpOpen ? <ShortcutHelp onClose={() => setHelpOpen(false)} /> : null}
    </>
  );
}
