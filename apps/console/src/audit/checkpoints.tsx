import { take } from '@paystop/api-client';
import { formatInstant } from '@paystop/ui-kit';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useDesk } from '../data/desk';
import { FailureAlert } from '../parts/failure-alert';

const NEWEST = 50;

/** Signed every minute over all entries: who has one notices when anything before it is rewritten. */
export function Checkpoints() {
  const { t } = useTranslation();
  const { api } = useDesk();
  const reading = useQuery({ queryKey: ['checkpoints'], queryFn: ({ signal }) => take(api.GET('/api/v1/audit/checkpoints', { signal, params: { query: { limit: NEWEST } } })) });
  return (
    <section className="panel" aria-labelledby="checkpoints-title">
      <h2 id="checkpoints-title">{t('audit.checkpoints')}</h2>
      <p className="page-note">{t('audit.checkpoints_explain')}</p>
      {reading.error === null ? null : <FailureAlert failure={reading.error} onRetry={() => void reading.refetch()} />}
      <div className="table-scroll" tabIndex={0} role="region" aria-labelledby="checkpoints-title">
        <table className="plain-table">
          <thead><tr>{['at', 'size', 'root', 'key', 'signature'].map((column) => <th key={column} scope="col">{t(`audit.${column}`)}</th>)}</tr></thead>
          <tbody>{(reading.data?.items ?? []).map((point) => <tr key={point.size}><td>{formatInstant(point.at)}</td><td className="number">{point.size.toLocaleString('en-US')}</td><td><code>{point.rootHash}</code></td><td><code>{point.keyId}</code></td><td><code>{point.signature.slice(0, 24)}…</code></td></tr>)}</tbody>
        </table>
      </div>
    </section>
  );
}
