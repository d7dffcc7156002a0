import { take } from '@paystop/api-client';
import { formatInstant, mayCall, usePerson } from '@paystop/ui-kit';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { useDesk, type Desk, type WarningView } from '../data/desk';
import type { Decision } from '../decisions/decision';
import { useDecision } from '../decisions/use-decision';
import { CaseLink } from '../parts/case-link';
import { Countdown } from '../parts/countdown';
import { FailureAlert } from '../parts/failure-alert';
import { Loading } from '../parts/loading';
import { PageHead } from '../parts/page-head';
import { StateTag } from '../parts/state-tag';
import { ConfirmStopDialog } from './confirm-stop-dialog';
import { FeedbackDialog } from './feedback-dialog';

const COLOURS = ['purple', 'red', 'yellow', 'blue'] as const;
const STATES = ['open', 'escalated', 'fed_back', 'expired'] as const;
const LEVELS = ['city', 'district', 'station'] as const;
const MOST_ROWS = 200;

/** Dissuasion tasks by colour, at the three levels. */
export function WarningsPage() {
  const { t } = useTranslation();
  const { api } = useDesk();
  const [address, setAddress] = useSearchParams();
  const colour = COLOURS.find((each) => each === address.get('colour'));
  const state = STATES.find((each) => each === address.get('state')) ?? 'open';
  const { begin, dialog } = useDecision();
  const reading = useQuery({
    queryKey: ['warnings', state, colour],
    queryFn: async ({ signal }) => (await take(api.GET('/api/v1/warnings', { signal, params: { query: { state, limit: MOST_ROWS, ...(colour === undefined ? {} : { colour }) } } }))).items,
  });
  const choose = (changes: { readonly state?: string; readonly colour?: string | undefined }): void => {
    const entries = Object.entries({ state, colour, ...changes }).filter((entry): entry is [string, string] => entry[1] !== undefined);
    setAddress(new URLSearchParams(entries));
  };
  return (
    <>
      <PageHead title={t('warnings.title')} reading={reading} />
      <div className="filter-bar">
        <div className="view-switch" role="group" aria-label={t('warnings.state')}>{STATES.map((each) => <Button key={each} size="small" type={each === state ? 'primary' : 'default'} aria-pressed={each === state} onClick={() => choose({ state: each })}>{t(`word.warning_state.${each}`)}</Button>)}</div>
        <div className="view-switch" role="group" aria-label={t('warnings.colour')}>
          <Button size="small" type={colour === undefined ? 'primary' : 'default'} aria-pressed={colour === undefined} onClick={() => choose({ colour: undefined })}>{t('warnings.all')}</Button>
          {COLOURS.map((each) => <Button key={each} size="small" type={each === colour ? 'primary' : 'default'} aria-pressed={each === colour} onClick={() => choose({ colour: each })}><span className={`colour-dot dot-${each}`} aria-hidden="true" />{t(`word.colour.${each}`)}</Button>)}
        </div>
      </div>
      {reading.error === null ? null : <FailureAlert failure={reading.error} onRetry={() => void reading.refetch()} />}
      {reading.data === undefined ? (reading.isPending ? <Loading /> : null) : (
        <div className="warning-levels">{LEVELS.map((level) => <LevelColumn key={level} level={level} rows={reading.data.filter((row) => row.level === level)} begin={begin} />)}</div>
      )}
      {dialog}
    </>
  );
}

interface LevelColumnProps {
  readonly level: (typeof LEVELS)[number];
  readonly rows: readonly WarningView[];
  readonly begin: (decision: Decision) => void;
}

function LevelColumn({ level, rows, begin }: LevelColumnProps) {
  const { t } = useTranslation();
  const sorted = [...rows].sort((a, b) => COLOURS.indexOf(a.colour) - COLOURS.indexOf(b.colour) || a.feedbackDueAt.localeCompare(b.feedbackDueAt));
  return (
    <section className="warning-level" aria-label={t(`word.level.${level}`)}>
      <h2>{t(`word.level.${level}`)} <small>{rows.length}</small></h2>
      {rows.length === 0 ? <p className="nothing">{t('warnings.nothing')}</p> : <ul>{sorted.map((warning) => <WarningCard key={warning.warningId} warning={warning} begin={begin} />)}</ul>}
    </section>
  );
}

function declineStop(warning: WarningView, api: Desk['api']): Decision {
  return {
    operation: 'warningDeclineStop', text: 'decline_stop', needsReason: true, secondPerson: false, object: warning, values: {},
    send: ({ reason, headers }) => take(api.POST('/api/v1/warnings/{warningId}/decline-stop', { params: { path: { warningId: warning.warningId }, header: headers }, body: { reason } })),
  };
}

function WarningCard({ warning, begin }: { readonly warning: WarningView; readonly begin: LevelColumnProps['begin'] }) {
  const { t } = useTranslation();
  const { api } = useDesk();
  const person = usePerson();
  const [isOpen, setOpen] = useState(false);
  const [isConfirming, setConfirming] = useState(false);
  const isDue = warning.state === 'open' || warning.state === 'escalated';
  return (
    <li className={`panel warning-card card-${warning.colour}`}>
      <p><b>{t(`word.colour.${warning.colour}`)}</b> · {warning.unit} · {warning.subject.name ?? '–'} {warning.subject.phone ?? ''} {isDue ? <Countdown dueAt={warning.feedbackDueAt} /> : <StateTag group="warning_state" state={warning.state} />}</p>
      <p>{warning.reason}</p>
      <small>{formatInstant(warning.issuedAt)}{warning.feedback === null ? null : ` · ${t(`word.feedback_outcome.${warning.feedback.outcome}`)} (${t(`word.feedback_method.${warning.feedback.method}`)})`}</small>
      <p className="work-actions">
        {isDue && mayCall(person, 'warningFeedback') ? <Button size="small" type="primary" onClick={() => setOpen(true)}>{t('warnings.feedback')}</Button> : null}
        {warning.proposedStop === null ? null : <StateTag group="proposed_stop" state={warning.proposedStop.state} />}
        {warning.proposedStop?.state === 'proposed' && mayCall(person, 'confirmProposedStop') ? <Button size="small" danger onClick={() => setConfirming(true)}>{t('stop_form.title')}</Button> : null}
        {warning.proposedStop?.state === 'proposed' && mayCall(person, 'warningDeclineStop') ? <Button size="small" onClick={() => begin(declineStop(warning, api))}>{t('decision.decline_stop.button')}</Button> : null}
      </p>
      {warning.knownRisk === null ? null : <p className="proposal-note">{t('warnings.known_risk', { accounts: warning.knownRisk.accounts, indicators: warning.knownRisk.indicators, others: warning.knownRisk.otherCases })} {warning.knownRisk.cases.map(({ caseId }) => <CaseLink key={caseId} caseId={caseId} />)}</p>}
      {isConfirming ? <ConfirmStopDialog warning={warning} onClose={() => setConfirming(false)} /> : null}
      {isOpen ? <FeedbackDialog warning={warning} onClose={() => setOpen(false)} /> : null}
    </li>
  );
}
