import { take } from '@paystop/api-client';
import { formatInstant } from '@paystop/ui-kit';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Alert, Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { useDesk, type AuditEntry, type Desk } from '../data/desk';
import { useWho } from '../data/who';
import { FailureAlert } from '../parts/failure-alert';
import { Loading } from '../parts/loading';
import { PageHead } from '../parts/page-head';
import { Checkpoints } from './checkpoints';
import { verifyChain, type ChainVerdict } from './verify-chain';

const PAGE = 200;

/** The whole chain, page by page: a part of one proves nothing. */
async function readChain(api: Desk['api'], caseId: string, signal: AbortSignal): Promise<readonly AuditEntry[]> {
  const entries: AuditEntry[] = [];
  let cursor: string | undefined;
  do {
    const page = await take(api.GET('/api/v1/audit', { signal, params: { query: { caseId, limit: PAGE, ...(cursor === undefined ? {} : { cursor }) } } }));
    entries.push(...page.items);
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  return entries;
}

/** Who did what, when, on what basis; and a proof that nobody altered it. */
export function AuditPage() {
  const { t } = useTranslation();
  const { api } = useDesk();
  const [address, setAddress] = useSearchParams();
  const caseId = address.get('caseId') ?? '';
  const chain = useQuery({ queryKey: ['audit', caseId], enabled: caseId !== '', queryFn: ({ signal }) => readChain(api, caseId, signal) });
  const verifying = useMutation({ mutationFn: (entries: readonly AuditEntry[]) => verifyChain(entries) });
  const show = (id: string): void => {
    verifying.reset();
    setAddress(id.trim() === '' ? {} : { caseId: id.trim() });
  };
  return (
    <>
      <PageHead title={t('audit.title')} {...(caseId === '' ? {} : { reading: chain })}>
        <Input.Search key={caseId} aria-label={t('audit.case_id')} placeholder={t('audit.case_id')} className="case-search" defaultValue={caseId} enterButton={t('audit.show')} onSearch={show} />
      </PageHead>
      {caseId === '' ? <Checkpoints /> : null}
      {chain.error === null ? null : <FailureAlert failure={chain.error} onRetry={() => void chain.refetch()} />}
      {caseId !== '' && chain.isPending ? <Loading /> : null}
      {chain.data === undefined ? null : (
        <>
          <div className="audit-bar">
            <Button type="primary" size="large" loading={verifying.isPending} onClick={() => verifying.mutate(chain.data)}>{t('audit.verify')}</Button>
            <Link to={`/cases/${caseId}`}>{t('audit.to_case')}</Link>
            <Verdict verdict={verifying.data} />
          </div>
          <ChainTable entries={chain.data} verdict={verifying.data} />
        </>
      )}
    </>
  );
}

function Verdict({ verdict }: { readonly verdict: ChainVerdict | undefined }) {
  const { t } = useTranslation();
  if (verdict === undefined) return <span>{t('audit.explain')}</span>;
  const isWhole = verdict.faults.size === 0 && verdict.checked > 0;
  return <Alert role="status" type={isWhole ? 'success' : 'error'} showIcon title={isWhole ? t('audit.whole', { count: verdict.checked }) : t('audit.broken', { count: verdict.faults.size, first: [...verdict.faults.keys()][0] ?? 0 })} />;
}

function ChainTable({ entries, verdict }: { readonly entries: readonly AuditEntry[]; readonly verdict: ChainVerdict | undefined }) {
  const { t } = useTranslation();
  const who = useWho();
  const [open, setOpen] = useState<number | null>(null);
  return (
    <div className="panel table-scroll" tabIndex={0} role="region" aria-label={t('audit.title')}>
      <table className="plain-table audit-table">
        <thead><tr>{['seq', 'at', 'actor', 'role', 'unit', 'action', 'subject', 'hash', 'proof'].map((column) => <th key={column} scope="col">{t(`audit.${column}`)}</th>)}</tr></thead>
        <tbody>
          {entries.map((entry) => {
            const fault = verdict?.faults.get(entry.seq);
            return (
              <tr key={entry.seq} className={fault === undefined ? '' : 'row-broken'}>
                <td className="number">{entry.seq}</td>
                <td>{formatInstant(entry.at)}</td>
                <td>{who(entry.actor)}</td>
                <td>{t(`word.role.${entry.role}`, { defaultValue: entry.role })}</td>
                <td>{entry.unit}</td>
                <td>{t(`event.${entry.action}`, { defaultValue: entry.action })}</td>
                <td><code className="long-id">{entry.subject}</code> <button type="button" className="sort" aria-expanded={open === entry.seq} onClick={() => setOpen(open === entry.seq ? null : entry.seq)}>{t('audit.data')}</button>{open === entry.seq ? <pre className="audit-data">{JSON.stringify(entry.data, null, 2)}</pre> : null}</td>
                <td><code title={entry.hash}>{entry.hash.slice(0, 12)}…</code></td>
                <td>{verdict === undefined ? '–' : fault === undefined ? <span className="tag tag-good">{t('audit.ok')}</span> : <span className="tag tag-bad">{t(`audit.fault.${fault}`)}</span>}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
