import { formatMoney, formatShortInstant } from '@paystop/ui-kit';
import { useTranslation } from 'react-i18next';
import { useCase } from '../app/queries';
import type { CaseView } from '../app/services';
import { Clocks } from '../parts/clocks';
import { Reading } from '../parts/failure-notice';
import { MoneyPath } from '../parts/money-path';
import { PageLink } from '../parts/page-link';

/** A case as it fits a hand: sums, clocks, the money's path as a list, what happened. */
export function CaseScreen({ caseId }: { readonly caseId: string }) {
  const { t } = useTranslation();
  const query = useCase(caseId);
  return (
    <main className="page">
      <h1>{t('case.title')}</h1>
      <Reading query={query} />
      {query.data === undefined ? null : <CaseDetails view={query.data} />}
    </main>
  );
}

function CaseDetails({ view }: { readonly view: CaseView }) {
  const { t } = useTranslation();
  const sums = [['loss', view.reportedLoss], ['intercepted', view.interceptedAmount], ['frozen', view.frozenAmount], ['returned', view.returnedAmount]] as const;
  return (
    <>
      <p><strong>{t(`word.fraud_type.${view.fraudType}`)}</strong> · {t(`word.case_status.${view.status}`)}{view.caseNumber === null ? '' : ` · ${t('case.number', { number: view.caseNumber })}`}</p>
      <Clocks clocks={view.clocks} />
      <dl className="sums">{sums.map(([name, amount]) => <div key={name}><dt>{t(`case.${name}`)}</dt><dd>{formatMoney(amount)}</dd></div>)}</dl>
      <MoneyPath caseId={view.caseId} />
      <h2>{t('case.requests')}</h2>
      <ul className="plain">{view.requests.map((id) => <li key={id}><PageLink to={{ name: 'request', id }} className="button">{id.slice(0, 8)}</PageLink></li>)}</ul>
      <h2>{t('case.timeline')}</h2>
      <ol className="timeline plain">{view.timeline.map(({ at, text, type }, index) => <li key={`${at}${type}${index}`}><time dateTime={at}>{formatShortInstant(at)}</time> {text}</li>)}</ol>
    </>
  );
}
