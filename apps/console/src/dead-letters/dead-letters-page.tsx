import { take } from '@paystop/api-client';
import { formatInstant, mayCall, usePerson } from '@paystop/ui-kit';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { useDesk, type DeadLetterRow, type Desk } from '../data/desk';
import { MOST_ROWS } from '../data/lists';
import type { Decision } from '../decisions/decision';
import { DecisionButton } from '../decisions/decision-button';
import { useDecision } from '../decisions/use-decision';
import { FailureAlert } from '../parts/failure-alert';
import { Loading } from '../parts/loading';
import { PageHead } from '../parts/page-head';
import { Tag } from '../parts/tag';

const STATES = ['parked', 'replayed'] as const;

/** What could not be handled: parked with its reason, to be sent in again once the cause is gone. */
export function DeadLettersPage() {
  const { t } = useTranslation();
  const { api } = useDesk();
  const [address, setAddress] = useSearchParams();
  const state = STATES.find((each) => each === address.get('state')) ?? 'parked';
  const { begin, dialog } = useDecision();
  const reading = useQuery({
    queryKey: ['dead-letters', state],
    queryFn: async ({ signal }) => (await take(api.GET('/api/v1/dead-letters', { signal, params: { query: { state, limit: MOST_ROWS } } }))).items as readonly DeadLetterRow[],
  });
  return (
    <>
      <PageHead title={t('dead_letters.title')} reading={reading} />
      <p className="page-note">{t('dead_letters.explain')}</p>
      <div className="filter-bar"><div className="view-switch" role="group" aria-label={t('hold.state')}>{STATES.map((each) => <Button key={each} size="small" type={each === state ? 'primary' : 'default'} aria-pressed={each === state} onClick={() => setAddress({ state: each })}>{t(`dead_letters.state.${each}`)}</Button>)}</div></div>
      {reading.error === null ? null : <FailureAlert failure={reading.error} onRetry={() => void reading.refetch()} />}
      {reading.data === undefined ? (reading.isPending ? <Loading /> : null) : reading.data.length === 0 ? <p className="nothing">{t('dead_letters.nothing')}</p> : <DeadLetterTable rows={reading.data} begin={begin} />}
      {dialog}
    </>
  );
}

const COLUMNS = ['at', 'type', 'topic', 'reason', 'detail', 'where', 'state', 'do'] as const;

function DeadLetterTable({ rows, begin }: { readonly rows: readonly DeadLetterRow[]; readonly begin: (decision: Decision) => void }) {
  const { t } = useTranslation();
  const { api } = useDesk();
  const person = usePerson();
  return (
    <div className="panel table-scroll" tabIndex={0} role="region" aria-label={t('dead_letters.title')}>
      <table className="plain-table">
        <thead><tr>{COLUMNS.map((column) => <th key={column} scope="col">{t(`dead_letters.column.${column}`)}</th>)}</tr></thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.deadLetterId}>
              <td>{formatInstant(row.at)}</td>
              <td>{row.messageType ?? '–'}</td>
              <td><code>{row.topic}</code></td>
              <td><code>{row.reason}</code></td>
              <td className="why">{row.detail}</td>
              <td>{row.partition ?? '–'}/{row.offset ?? '–'}{row.truncated === true ? <Tag tone="warn">{t('dead_letters.truncated')}</Tag> : null}</td>
              <td>{row.state === 'replayed' ? <>{t('dead_letters.state.replayed')} <small>{row.replayedBy ?? ''} {row.replayedAt === null || row.replayedAt === undefined ? '' : formatInstant(row.replayedAt)}</small></> : <Tag tone="warn">{t('dead_letters.state.parked')}</Tag>}</td>
              <td className="decisions">{row.state !== 'replayed' && mayCall(person, 'deadLetterReplay') ? <DecisionButton decision={replayOf(row, api)} begin={begin} /> : null}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function replayOf(row: DeadLetterRow, api: Desk['api']): Decision {
  return {
    operation: 'deadLetterReplay', text: 'replay', needsReason: false, secondPerson: false, object: { version: 0 }, values: {}, ...(row.truncated === true ? { blockedBecause: 'truncated' } : {}),
    grounds: [{ label: 'dead_letters.column.reason', value: row.reason }, { label: 'dead_letters.column.detail', value: row.detail }],
    send: ({ headers }) => take(api.POST('/api/v1/dead-letters/{deadLetterId}/replay', { params: { path: { deadLetterId: row.deadLetterId }, header: { 'Idempotency-Key': headers['Idempotency-Key'] } }, body: {} })),
  };
}
