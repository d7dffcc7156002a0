import { formatTime } from '@paystop/ui-kit';
import { useEffect, useSyncExternalStore, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useDesk } from '../data/desk';

export interface PageHeadProps {
  readonly title: string;
  /** The reading that the page rests on: whether it is fresh is said, never left to be guessed. */
  readonly reading?: { readonly dataUpdatedAt: number; readonly isError: boolean };
  readonly children?: ReactNode;
}

export function PageHead({ title, reading, children }: PageHeadProps) {
  const { t } = useTranslation();
  useEffect(() => {
    document.title = `${title} · ${t('app.title')}`;
  }, [title, t]);
  return (
    <div className="page-head">
      <h1>{title}</h1>
      {children}
      {reading === undefined || reading.dataUpdatedAt === 0 ? null : <Freshness {...reading} />}
    </div>
  );
}

function Freshness({ dataUpdatedAt, isError }: NonNullable<PageHeadProps['reading']>) {
  const { t } = useTranslation();
  const { live } = useDesk();
  const state = useSyncExternalStore(live.subscribe, () => live.state);
  const isOld = isError || state.name === 'lost';
  return <span className={isOld ? 'freshness freshness-old' : 'freshness'}>{t(isOld ? 'app.stale_since' : 'app.as_of', { time: formatTime(dataUpdatedAt) })}</span>;
}
