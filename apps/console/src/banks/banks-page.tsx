import { take } from '@paystop/api-client';
import { mayCall, usePerson } from '@paystop/ui-kit';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDesk, type Desk, type InstitutionRow } from '../data/desk';
import { useInstitutions } from '../data/institutions';
import { useWho } from '../data/who';
import type { Decision } from '../decisions/decision';
import { DecisionButton } from '../decisions/decision-button';
import { useDecision } from '../decisions/use-decision';
import { FailureAlert } from '../parts/failure-alert';
import { Loading } from '../parts/loading';
import { PageHead } from '../parts/page-head';
import { StateTag } from '../parts/state-tag';
import { InstitutionDialog } from './institution-dialog';
import { changeDecisions } from './institution-changes';
import { LeaguePart } from './league-part';
import { sortedBanks, type BankColumn } from './bank-order';

const COLUMNS: readonly BankColumn[] = ['name', 'state', 'breaker', 'inFlight', 'queued', 'indeterminate', 'oldestUnansweredSeconds', 'p95AnswerMs', 'protocol'];

const NUMBERS = new Set<BankColumn>(['inFlight', 'queued', 'indeterminate', 'oldestUnansweredSeconds', 'p95AnswerMs']);

/** Health of every channel; troubled ones stand first. */
export function BanksPage() {
  const { t } = useTranslation();
  const { api } = useDesk();
  const person = usePerson();
  const reading = useInstitutions();
  const [column, setColumn] = useState<BankColumn>('state');
  const { begin, dialog } = useDecision();
  const [changing, setChanging] = useState<{ readonly bank: InstitutionRow | null } | null>(null);
  const mayDefine = mayCall(person, 'institutionPut');
  const rows = sortedBanks(reading.data ?? [], column);
  const mayChange = mayCall(person, 'institutionPatch') || mayCall(person, 'institutionConfirm');
  return (
    <>
      <PageHead title={t('banks.title')} reading={reading}>{mayDefine ? <Button onClick={() => setChanging({ bank: null })}>{t('institution.add_title')}</Button> : null}</PageHead>
      {reading.error === null ? null : <FailureAlert failure={reading.error} onRetry={() => void reading.refetch()} />}
      {reading.isPending ? <Loading /> : (
        <div className="panel table-scroll" tabIndex={0} role="region" aria-label={t('banks.title')}>
          <table className="plain-table banks-table">
            <thead>
              <tr>
                {COLUMNS.map((each) => <th key={each} scope="col" className={NUMBERS.has(each) ? 'number' : ''} aria-sort={each === column ? 'descending' : 'none'}><button type="button" className="sort" onClick={() => setColumn(each)}>{t(`banks.${each}`)}{each === column ? ' ▾' : ''}</button></th>)}
                {mayChange ? <th scope="col">{t('stop.do')}</th> : null}
              </tr>
            </thead>
            <tbody>{rows.map((bank) => <BankLine key={bank.code} bank={bank} actions={mayChange ? [...channelDecisions(bank, api), ...changeDecisions(bank, { api, subject: person.subject })].filter(({ operation }) => mayCall(person, operation)) : null} begin={begin} onChange={mayDefine ? () => setChanging({ bank }) : null} />)}</tbody>
          </table>
        </div>
      )}
      <LeaguePart />
      {dialog}
      {changing === null ? null : <InstitutionDialog bank={changing.bank} onClose={() => setChanging(null)} />}
    </>
  );
}

interface BankLineProps {
  readonly bank: InstitutionRow;
  readonly actions: readonly Decision[] | null;
  readonly begin: (decision: Decision) => void;
  readonly onChange: (() => void) | null;
}

function BankLine({ bank, actions, begin, onChange }: BankLineProps) {
  const { t } = useTranslation();
  const who = useWho();
  const seconds = bank.oldestUnansweredSeconds ?? 0;
  return (
    <tr className={`bank-${bank.state}`}>
      <th scope="row">{bank.name} <small><code>{bank.code}</code></small>{typeof bank['proposedBy'] === 'string' ? <p className="proposal-note">{t('banks.change_proposed', { by: who(bank['proposedBy']) })}</p> : null}</th>
      <td><StateTag group="channel_state" state={bank.state} /></td>
      <td>{t(`word.breaker.${bank.breaker}`)}</td>
      <td className="number">{bank.inFlight}</td>
      <td className="number">{bank.queued}</td>
      <td className="number">{bank.indeterminate}</td>
      <td className="number">{seconds === 0 ? '–' : t('banks.seconds', { count: seconds })}</td>
      <td className="number">{bank.p95AnswerMs === null ? '–' : `${Math.round(bank.p95AnswerMs).toLocaleString('en-US')} ms`}</td>
      <td><code>{bank.protocol}</code></td>
      {actions === null ? null : <td className="actions">{onChange === null ? null : <Button size="small" aria-label={t('institution.change_title', { bank: bank.name })} onClick={onChange}>{t('institution.change')}</Button>}{actions.map((decision) => <DecisionButton key={decision.text} decision={decision} begin={begin} />)}</td>}
    </tr>
  );
}

type ChannelChange = { readonly state: 'paused' | 'up' } | { readonly protocol: 'manual' };

function channelDecisions(bank: InstitutionRow, api: Desk['api']): readonly Decision[] {
  const decision = (text: string, change: ChannelChange, isDangerous = false): Decision => ({
    operation: 'institutionPatch', text, needsReason: true, secondPerson: false, isDangerous, object: bank, values: { bank: bank.name },
    send: ({ reason, headers }) => take(api.PATCH('/api/v1/institutions/{code}', { params: { path: { code: bank.code }, header: headers }, body: { ...change, reason } })),
  });
  const channel = bank.state === 'paused' ? decision('resume', { state: 'up' }) : decision('pause', { state: 'paused' }, true);
  return bank.protocol === 'manual' ? [channel] : [channel, decision('to_manual', { protocol: 'manual' })];
}
