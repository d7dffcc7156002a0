import { take } from '@paystop/api-client';
import { formatInstant, formatMoney, mayCall, usePerson } from '@paystop/ui-kit';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { useDesk, type InstructionView } from '../data/desk';
import { useInstitutionName } from '../data/institutions';
import { decisionsOnStop } from '../case/decisions-on-stops';
import type { Decision } from '../decisions/decision';
import { useDecision } from '../decisions/use-decision';
import { FailureAlert } from '../parts/failure-alert';
import { Loading } from '../parts/loading';
import { PageHead } from '../parts/page-head';
import { StateTag } from '../parts/state-tag';
import { OutcomeDialog } from './outcome-dialog';
import { RouteDialog } from './route-dialog';

const LISTS = ['indeterminate', 'awaiting_routing', 'proposed', 'queued', 'refused'] as const;
type WorkList = (typeof LISTS)[number];
const MOST_ROWS = 200;
/** Says all by its name. */
const CALL = 'ManualCall';
const ANSWERABLE = new Set(['queued', 'sent', 'acknowledged', 'indeterminate']);

/** What waits for a person: above all what nobody knows the state of. */
export function WorkListPage() {
  const { t } = useTranslation();
  const { api } = useDesk();
  const [address, setAddress] = useSearchParams();
  const list: WorkList = LISTS.find((each) => each === address.get('list')) ?? 'indeterminate';
  const { begin, dialog } = useDecision();
  const reading = useQuery({
    queryKey: ['instructions', list],
    queryFn: async ({ signal }) => (await take(api.GET('/api/v1/instructions', { signal, params: { query: { status: list, limit: MOST_ROWS } } }))).items as readonly InstructionView[],
  });
  const rows = reading.data;
  return (
    <>
      <PageHead title={t('work.title')} reading={reading} />
      <div className="filter-bar">
        <div className="view-switch" role="group" aria-label={t('work.lists')}>
          {LISTS.map((each) => <Button key={each} size="small" type={each === list ? 'primary' : 'default'} aria-pressed={each === list} onClick={() => setAddress({ list: each })}>{t(`work.list.${each}`)}</Button>)}
        </div>
      </div>
      <p className="page-note">{t(`work.explain.${list}`)}</p>
      {reading.error === null ? null : <FailureAlert failure={reading.error} onRetry={() => void reading.refetch()} />}
      {rows === undefined ? (reading.isPending ? <Loading /> : null) : rows.length === 0 ? <p className="nothing">{t('work.nothing')}</p> : (
        <ul className="work-list">{rows.map((instruction) => <WorkItem key={instruction.instructionId} instruction={instruction} begin={begin} />)}</ul>
      )}
      {dialog}
    </>
  );
}

function WorkItem({ instruction, begin }: { readonly instruction: InstructionView; readonly begin: (decision: Decision) => void }) {
  const { t } = useTranslation();
  const { api } = useDesk();
  const person = usePerson();
  const nameOf = useInstitutionName();
  const [open, setOpen] = useState<'route' | 'outcome' | null>(null);
  const last = instruction.attempts.at(-1);
  const decisions = decisionsOnStop(instruction, api).filter(({ operation, text }) => text !== 'withdraw' && mayCall(person, operation));
  return (
    <li className="panel work-item">
      <div>
        <h2>{nameOf(instruction.institutionCode)} · {t(`word.action.${instruction.action}`)} · <code>{instruction.account}</code> <StateTag group="state" state={instruction.state} /></h2>
        <p>
          {instruction.amount === undefined ? null : <b>{formatMoney(instruction.amount)} · </b>}
          {instruction.caseId === undefined ? null : <Link to={`/cases/${instruction.caseId}`}>{t('case.title', { id: instruction.caseId.slice(-8) })}</Link>}
          {' · '}<code className="long-id">{instruction.instructionId}</code>
        </p>
        <p>
          {last === undefined ? t('work.not_sent') : <>{t('work.last_attempt', { number: last.attempt, time: formatInstant(last.sentAt) })} {last.result === null ? t('stop.no_end') : <StateTag group="attempt" state={last.result} />} {last.httpStatus === null ? '' : `HTTP ${last.httpStatus}`} {last.note ?? ''}</>}
          {instruction.attentionReason === null || instruction.attentionReason === undefined ? null : <> · <b>{t(`attention.${instruction.attentionReason.type}`, { defaultValue: instruction.attentionReason.type })}</b> {instruction.attentionReason.type === CALL ? '' : instruction.attentionReason.detail ?? ''}</>}
        </p>
      </div>
      <div className="work-actions">
        {instruction.state === 'awaiting_routing' && mayCall(person, 'stopRoute') ? <Button type="primary" onClick={() => setOpen('route')}>{t('next.route.button')}</Button> : null}
        {decisions.map((decision) => <Button key={decision.text} type="primary" onClick={() => begin(decision)}>{t(`decision.${decision.text}.button`)}</Button>)}
        {ANSWERABLE.has(instruction.state) && mayCall(person, 'instructionOutcome') ? <Button onClick={() => setOpen('outcome')}>{t('next.outcome.button')}</Button> : null}
      </div>
      {open === 'route' ? <RouteDialog instruction={instruction} onClose={() => setOpen(null)} /> : null}
      {open === 'outcome' ? <OutcomeDialog instruction={instruction} onClose={() => setOpen(null)} /> : null}
    </li>
  );
}
