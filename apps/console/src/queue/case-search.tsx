import { take } from '@paystop/api-client';
import { formatMoney, formatShortInstant } from '@paystop/ui-kit';
import { useMutation } from '@tanstack/react-query';
import { Input, Modal, Select, Space, type InputRef } from 'antd';
import { useImperativeHandle, useRef, useState, type Ref } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useDesk, type CaseRow } from '../data/desk';
import { FailureAlert } from '../parts/failure-alert';
import { StateTag } from '../parts/state-tag';
import { searchOf, SEARCH_KINDS, type SearchKind } from './search-words';

/** Finds a case by what a caller knows; the word travels in the body, never in an address. */
export function CaseSearch({ ref }: { readonly ref: Ref<HTMLInputElement> }) {
  const { t } = useTranslation();
  const { api } = useDesk();
  const [kind, setKind] = useState<SearchKind | 'auto'>('auto');
  const [word, setWord] = useState('');
  const input = useRef<InputRef>(null);
  useImperativeHandle(ref, () => input.current?.input ?? document.createElement('input'));
  const searching = useMutation({ mutationFn: () => take(api.POST('/api/v1/cases/search', { body: searchOf(kind, word) })) });
  const search = (): void => { if (word.trim() !== '') searching.mutate(); };
  return (
    <>
      <Space.Compact className="case-search">
        <Select<SearchKind | 'auto'> aria-label={t('search.kind')} value={kind} onChange={setKind} popupMatchSelectWidth={false} options={(['auto', ...SEARCH_KINDS] as const).map((each) => ({ value: each, label: t(`search.${each}`) }))} />
        <Input.Search ref={input} aria-label={t('search.label')} placeholder={t('search.placeholder')} allowClear value={word} loading={searching.isPending} onChange={(event) => setWord(event.target.value)} onSearch={search} />
      </Space.Compact>
      {searching.isIdle || searching.isPending ? null : (
        <Modal open title={t('search.results')} footer={null} width={760} onCancel={() => searching.reset()}>
          {searching.error === null ? null : <FailureAlert failure={searching.error} onRetry={search} />}
          {searching.data === undefined ? null : <Results rows={searching.data.items} />}
        </Modal>
      )}
    </>
  );
}

function Results({ rows }: { readonly rows: readonly CaseRow[] }) {
  const { t } = useTranslation();
  if (rows.length === 0) return <p>{t('search.nothing')}</p>;
  return (
    <ul className="search-results">
      {rows.map((row) => (
        <li key={row.caseId}>
          <Link to={`/cases/${row.caseId}`}>{row.caseNumber ?? row.caseId}</Link> <StateTag group="case_status" state={row.status} /> {t(`word.fraud_type.${row.fraudType}`)} · {formatMoney(row.reportedLoss)} · {formatShortInstant(row.reportedAt)}
        </li>
      ))}
    </ul>
  );
}
