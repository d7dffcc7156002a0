import { take } from '@paystop/api-client';
import { formatInstant } from '@paystop/ui-kit';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Alert, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useDesk } from '../data/desk';
import { FailureAlert } from '../parts/failure-alert';
import { Tag } from '../parts/tag';
import { verifyCheckpoints, type CheckpointsVerdict, type PublicKey, type SignedCheckpoint } from './verify-checkpoints';

const NEWEST = 50;
const COLUMNS = ['at', 'size', 'root', 'key', 'signature', 'proof'] as const;

/** Signed every minute over all entries: who has one notices when anything before it is rewritten. */
export function Checkpoints() {
  const { t } = useTranslation();
  const { api } = useDesk();
  const reading = useQuery({ queryKey: ['checkpoints'], queryFn: ({ signal }) => take(api.GET('/api/v1/audit/checkpoints', { signal, params: { query: { limit: NEWEST } } })) });
  const points = reading.data?.items ?? [];
  const verifying = useMutation({
    mutationFn: async (signed: readonly SignedCheckpoint[]) => {
      const { keys } = (await take(api.GET('/.well-known/jwks.json'))) as { readonly keys: readonly PublicKey[] };
      return { signed, ...(await verifyCheckpoints(signed, keys)) };
    },
  });
  const verdict = verifying.data;
  return (
    <section className="panel" aria-labelledby="checkpoints-title">
      <div className="panel-head"><h2 id="checkpoints-title">{t('audit.checkpoints')}</h2><Button size="small" disabled={points.length === 0} loading={verifying.isPending} onClick={() => verifying.mutate(points)}>{t('audit.verify_checkpoints')}</Button></div>
      <p className="page-note">{t('audit.checkpoints_explain')}</p>
      {reading.error === null ? null : <FailureAlert failure={reading.error} onRetry={() => void reading.refetch()} />}
      {verifying.error === null ? null : <FailureAlert failure={verifying.error} onRetry={() => verifying.mutate(points)} />}
      <Verdict verdict={verdict} />
      <div className="table-scroll" tabIndex={0} role="region" aria-labelledby="checkpoints-title">
        <table className="plain-table">
          <thead><tr>{COLUMNS.map((column) => <th key={column} scope="col">{t(`audit.${column}`)}</th>)}</tr></thead>
          <tbody>{points.map((point) => <PointLine key={point.size} point={point} verdict={verdict} />)}</tbody>
        </table>
      </div>
    </section>
  );
}

type VerdictOnSigned = CheckpointsVerdict & { readonly signed: readonly SignedCheckpoint[] };

function PointLine({ point, verdict }: { readonly point: SignedCheckpoint; readonly verdict: VerdictOnSigned | undefined }) {
  const { t } = useTranslation();
  const fault = verdict?.faults.get(point.size);
  // A verdict is about what was verified, not about what was read since.
  const isVerified = verdict?.signed.some(({ size, rootHash }) => size === point.size && rootHash === point.rootHash) === true;
  return (
    <tr className={isVerified && fault !== undefined ? 'row-broken' : ''}>
      <td className="instant">{formatInstant(point.at)}</td>
      <td className="number">{point.size.toLocaleString('en-US')}</td>
      <td><code>{point.rootHash}</code></td>
      <td><code>{point.keyId}</code></td>
      <td><code>{point.signature.slice(0, 24)}…</code></td>
      <td>{!isVerified ? '–' : fault === undefined ? <Tag tone="good">{t('audit.ok')}</Tag> : <Tag tone="bad">{t(`audit.checkpoint_fault.${fault}`)}</Tag>}</td>
    </tr>
  );
}

function Verdict({ verdict }: { readonly verdict: CheckpointsVerdict | undefined }) {
  const { t } = useTranslation();
  if (verdict === undefined) return null;
  const count = verdict.faults.size;
  return <Alert role="status" type={count === 0 ? 'success' : 'error'} showIcon title={count === 0 ? t('audit.checkpoints_whole', { count: verdict.checked }) : t('audit.checkpoints_broken', { count })} />;
}
