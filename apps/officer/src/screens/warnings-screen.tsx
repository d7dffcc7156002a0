import { formatCountdown, useServerNow } from '@paystop/ui-kit';
import { useTranslation } from 'react-i18next';
import { useWarnings } from '../app/queries';
import type { WarningView } from '../app/services';
import { Reading } from '../parts/failure-notice';
import { MoreButton } from '../parts/more-button';
import { PageLink } from '../parts/page-link';

/** Open tasks first, the nearest deadline on top. */
export function WarningsScreen() {
  const { t } = useTranslation();
  const { rows: all, query, more } = useWarnings();
  const isOpen = ({ state }: WarningView): boolean => state === 'open' || state === 'escalated';
  const rows = [...(all ?? [])].sort((a, b) => Number(isOpen(b)) - Number(isOpen(a)) || a.feedbackDueAt.localeCompare(b.feedbackDueAt));
  return (
    <main className="page">
      <h1>{t('warnings.title')}</h1>
      <Reading query={query} />
      {all?.length === 0 ? <p className="quiet">{t('nothing')}</p> : null}
      <ul className="plain">{rows.map((warning) => <WarningCard key={warning.warningId} warning={warning} />)}</ul>
      <MoreButton more={more} />
    </main>
  );
}

function WarningCard({ warning }: { readonly warning: WarningView }) {
  const { t } = useTranslation();
  const { warningId, colour, subject, reason, state } = warning;
  return (
    <li className={`card colour-${colour}`}>
      <PageLink to={{ name: 'warning', id: warningId }} className="card-link">
        <span className="row"><strong>{t(`word.colour.${colour}`)} · {subject.name ?? '—'}</strong><span className="chip">{t(`word.warning_state.${state}`)}</span></span>
        <span>{reason}</span>
        {state === 'open' || state === 'escalated' ? <Due at={warning.feedbackDueAt} /> : null}
      </PageLink>
    </li>
  );
}

export function Due({ at }: { readonly at: string }) {
  const { t } = useTranslation();
  const leftMs = Date.parse(at) - useServerNow();
  return <span className={leftMs < 0 ? 'clock clock-breached' : 'clock'}>{t('warnings.due')} {leftMs < 0 ? t('truth.clock_breached', { time: formatCountdown(-leftMs) }) : t('truth.clock_left', { time: formatCountdown(leftMs) })}</span>;
}
