import { take, takeFile } from '@paystop/api-client';
import { formatInstant, formatMoney, mayCall, usePerson, useServerNow } from '@paystop/ui-kit';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { useDesk, type ReturnView } from '../data/desk';
import { useInstitutionName } from '../data/institutions';
import { useWho } from '../data/who';
import type { Decision } from '../decisions/decision';
import { DecisionButton } from '../decisions/decision-button';
import { useDecision } from '../decisions/use-decision';
import { CaseLink } from '../parts/case-link';
import { FailureAlert } from '../parts/failure-alert';
import { Loading } from '../parts/loading';
import { PageHead } from '../parts/page-head';
import { saveFile } from '../parts/save-file';
import { StateTag } from '../parts/state-tag';
import { AllocationTable } from './allocation-table';
import { ChangePayeeDialog } from './change-payee-dialog';
import { Deadline } from './deadline';
import { decisionsOnReturn } from './return-decisions';

/** One return: where it stands, what each victim gets and why, what can be decided, and its papers. */
export function ReturnPage() {
  const { t } = useTranslation();
  const { api } = useDesk();
  const { returnId = '' } = useParams();
  const { begin, dialog } = useDecision();
  const reading = useQuery({ queryKey: ['returns', 'one', returnId], queryFn: ({ signal }) => take(api.GET('/api/v1/funds-returns/{returnId}', { signal, params: { path: { returnId } } })) });
  const shown = reading.data;
  return (
    <>
      <PageHead title={t('returns.one', { id: returnId.slice(-8) })} reading={reading}>{shown === undefined ? null : <StateTag group="return_state" state={shown.state} />}</PageHead>
      {reading.error === null ? null : <FailureAlert failure={reading.error} onRetry={() => void reading.refetch()} />}
      {shown === undefined ? (reading.isPending ? <Loading /> : null) : (
        <div className="return-page">
          <ReturnFacts shown={shown} />
          <ReturnActions shown={shown} begin={begin} />
          <AllocationTable shown={shown} />
        </div>
      )}
      {dialog}
    </>
  );
}

function ReturnFacts({ shown }: { readonly shown: ReturnView }) {
  const { t } = useTranslation();
  const nameOf = useInstitutionName();
  const who = useWho();
  const instant = (name: string): string | null => (typeof shown[name] === 'string' ? formatInstant(shown[name]) : null);
  const because = typeof shown['methodBecause'] === 'string' ? t(`returns.because.${shown['methodBecause']}`, { defaultValue: shown.methodReason ?? '' }) : shown.methodReason;
  const objections = Array.isArray(shown['openObjections']) ? shown['openObjections'].length : 0;
  const facts: readonly (readonly [string, React.ReactNode])[] = [
    ['account', <>{nameOf(String(shown['institutionCode'] ?? ''))} <code>{String(shown['account'] ?? '')}</code></>], ['frozen', formatMoney(shown.frozenAmount)], ['case', <CaseLink key="case" caseId={shown.caseId} />],
    ['method', shown.method === null ? '–' : <>{t(`word.return_method.${shown.method}`)} <small>{because}</small></>], ['round', String(shown['round'] ?? 1)],
    ['proposed', `${who(shown.proposedBy)} ${instant('proposedAt') ?? ''}`], ['approved', shown.approvedBy === null ? '–' : `${who(shown.approvedBy)} ${instant('approvedAt') ?? ''}`],
    ['notice', shown.noticeEndsAt === null ? (shown.method === 'pro_rata' ? t('returns.not_published') : t('returns.no_notice')) : formatInstant(shown.noticeEndsAt)], ['deadline', <Deadline key="deadline" shown={shown} />],
  ];
  return (
    <section className="panel" aria-label={t('returns.facts')}>
      <dl className="facts">{facts.map(([name, value]) => <div key={name}><dt>{t(`returns.fact.${name}`)}</dt><dd>{value}</dd></div>)}</dl>
      {objections === 0 ? null : <p className="attention-note">{t('returns.objections_open', { count: objections })}</p>}
      {typeof shown['failure'] === 'string' ? <p className="attention-note">{t('returns.failed', { why: shown['failure'] })}</p> : null}
      {shown.state === 'computing' ? <p role="status">{t('returns.computing')}</p> : null}
    </section>
  );
}

const CHANGEABLE = new Set<ReturnView['state']>(['proposed', 'approved', 'published', 'partially_completed', 'failed']);

function ReturnActions({ shown, begin }: { readonly shown: ReturnView; readonly begin: (decision: Decision) => void }) {
  const { t } = useTranslation();
  const { api } = useDesk();
  const person = usePerson();
  const now = useServerNow();
  const [isChanging, setChanging] = useState(false);
  const decisions = decisionsOnReturn(shown, { api, decider: person, nowMs: now }).filter(({ operation }) => mayCall(person, operation));
  return (
    <section className="panel return-actions" aria-label={t('next.title')}>
      <p>{t(`returns.next.${shown.state}`)}</p>
      <div className="decisions">
        {decisions.map((decision, index) => <DecisionButton key={decision.text} decision={decision} begin={begin} isPrimary={index === 0 && decision.isDangerous !== true} />)}
        {CHANGEABLE.has(shown.state) && shown.allocations.length > 0 && mayCall(person, 'returnChangePayee') ? <Button size="small" onClick={() => setChanging(true)}>{t('returns.change_payee')}</Button> : null}
        <PaperButtons shown={shown} />
      </div>
      {isChanging ? <ChangePayeeDialog shown={shown} onClose={() => setChanging(false)} /> : null}
    </section>
  );
}

const WITHOUT_PLAN = new Set<ReturnView['state']>(['computing']);

/** The plan and, of a pro rata return, the public notice to print. */
function PaperButtons({ shown }: { readonly shown: ReturnView }) {
  const { t } = useTranslation();
  const { api } = useDesk();
  const params = { path: { returnId: shown.returnId } };
  const printing = useMutation({
    mutationFn: async (which: 'plan' | 'notice') => {
      const call = which === 'plan' ? api.GET('/api/v1/funds-returns/{returnId}/plan.pdf', { params, parseAs: 'blob' }) : api.GET('/api/v1/funds-returns/{returnId}/notice.pdf', { params, parseAs: 'blob' });
      saveFile(`${shown.returnId}-${which}.pdf`, await takeFile(call));
    },
  });
  const hasNotice = shown.method === 'pro_rata' && shown.approvedBy !== null;
  return (
    <>
      {WITHOUT_PLAN.has(shown.state) ? null : <Button size="small" loading={printing.isPending} onClick={() => printing.mutate('plan')}>{t('returns.plan_pdf')}</Button>}
      {hasNotice ? <Button size="small" loading={printing.isPending} onClick={() => printing.mutate('notice')}>{t('returns.notice_pdf')}</Button> : null}
      {printing.error === null ? null : <FailureAlert failure={printing.error} />}
    </>
  );
}
