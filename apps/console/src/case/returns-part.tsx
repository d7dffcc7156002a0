import { useTranslation } from 'react-i18next';
import type { CaseView } from '../data/desk';
import { useReturns } from '../data/lists';
import { ReturnsTable } from '../returns/returns-page';
import { FailureAlert } from '../parts/failure-alert';

/** Money on its way back from this case's freezes. */
export function ReturnsPart({ view }: { readonly view: CaseView }) {
  const { t } = useTranslation();
  const reading = useReturns({ caseId: view.caseId });
  if (view.returns.length === 0 && (reading.data ?? []).length === 0) return null;
  return (
    <section aria-labelledby="returns-title" className="panel">
      <h2 id="returns-title">{t('returns.title')}</h2>
      {reading.error === null ? null : <FailureAlert failure={reading.error} onRetry={() => void reading.refetch()} />}
      {reading.data === undefined ? null : <ReturnsTable rows={reading.data} />}
    </section>
  );
}
