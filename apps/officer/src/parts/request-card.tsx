import { formatMoney, formatShortInstant } from '@paystop/ui-kit';
import { useTranslation } from 'react-i18next';
import type { RequestView } from '../app/services';
import { Clocks } from './clocks';
import { PageLink } from './page-link';

/** A request in a list: where each stop stands, and what the clocks say. */
export function RequestCard({ request }: { readonly request: RequestView }) {
  const { t } = useTranslation();
  const { requestId, caseNumber, fraudType, reportedAt, stops, interceptedAmount, clocks, papers } = request;
  return (
    <li className="card">
      <PageLink to={{ name: 'request', id: requestId }} className="card-link">
        <span className="row"><strong>{t(`word.fraud_type.${fraudType}`)}</strong><time dateTime={reportedAt}>{formatShortInstant(reportedAt)}</time></span>
        {caseNumber === null ? null : <span className="quiet">{caseNumber}</span>}
        <span className="chips">{stops.map((stop, index) => <span key={`${stop.instructionId}${index}`} className={`chip state-${stop.state}`}>{t(`word.state.${stop.state}`)}</span>)}</span>
        {interceptedAmount.amountMinor === '0' ? null : <span>{t('truth.intercepted', { amount: formatMoney(interceptedAmount) })}</span>}
        {papers.state === 'owed' || papers.state === 'overdue' ? <span className="chip chip-warn">{t(`word.papers_state.${papers.state}`)}</span> : null}
      </PageLink>
      <Clocks clocks={clocks} />
    </li>
  );
}
