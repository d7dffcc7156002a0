import { formatInstant, formatMoney, formatTime, mayCall, usePerson } from '@paystop/ui-kit';
import { Button, Dropdown } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDesk, type CaseView, type InstructionView } from '../data/desk';
import { useInstitutionName } from '../data/institutions';
import type { Decision } from '../decisions/decision';
import { OutcomeDialog } from '../instructions/outcome-dialog';
import { OutcomeProposed } from '../instructions/outcome-proposed';
import { RouteDialog } from '../instructions/route-dialog';
import { StateTag } from '../parts/state-tag';
import { Tag } from '../parts/tag';
import { decisionsOnStop } from './decisions-on-stops';

export interface StopsPartProps {
  readonly view: CaseView;
  readonly begin: (decision: Decision) => void;
}

/** Every instruction with each attempt and the bank's own words. */
export function StopsPart({ view, begin }: StopsPartProps) {
  const { t } = useTranslation();
  const instructions = [...(view.instructions as readonly InstructionView[])].sort((a, b) => a.layer - b.layer || a.sequence - b.sequence);
  return (
    <section className="panel" aria-labelledby="stops-title">
      <h2 id="stops-title">{t('case.stops', { count: instructions.length })}</h2>
      <div className="table-scroll" tabIndex={0} role="region" aria-labelledby="stops-title">
        <table className="plain-table">
          <thead><tr>{['layer', 'institution', 'account', 'action', 'state', 'amount', 'held', 'sent', 'answered', 'words', 'do'].map((column) => <th key={column} scope="col" className={column === 'amount' || column === 'held' ? 'number' : ''}>{t(`stop.${column}`)}</th>)}</tr></thead>
          <tbody>{instructions.map((stop) => <StopRows key={stop.instructionId} stop={stop} begin={begin} />)}</tbody>
        </table>
      </div>
    </section>
  );
}

function StopRows({ stop, begin }: { readonly stop: InstructionView; readonly begin: StopsPartProps['begin'] }) {
  const { t } = useTranslation();
  const nameOf = useInstitutionName();
  const [isOpen, setOpen] = useState(stop.attempts.length > 1);
  const time = (instant: string | null | undefined): string => (instant === null || instant === undefined ? '–' : formatTime(instant));
  return (
    <>
      <tr>
        <td>{stop.layer}</td>
        <td>{nameOf(stop.institutionCode)}</td>
        <td><code>{stop.account}</code></td>
        <td>{t(`word.action.${stop.action}`)} {stop.sequence > 1 ? <small>#{stop.sequence}</small> : null}</td>
        <td><StateTag group="state" state={stop.state} />{stop.attention === true ? <Tag tone="warn">{t('stop.attention')}</Tag> : null}<OutcomeProposed proposal={stop.outcomeProposed} /></td>
        <td className="number">{stop.amount === undefined ? '–' : formatMoney(stop.amount)}</td>
        <td className="number">{stop.heldAmount === null || stop.heldAmount === undefined ? '–' : formatMoney(stop.heldAmount)}</td>
        <td>{time(stop.sentAt)}</td>
        <td>{time(stop.stoppedAt ?? stop.recordedAt)}</td>
        <td>{stop.code === null ? '–' : <code>{stop.code}</code>} {stop.remark ?? ''}</td>
        <td className="actions">
          <Button size="small" type="link" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>{t('stop.attempts', { count: stop.attempts.length })}</Button>
          <StopActions stop={stop} begin={begin} />
        </td>
      </tr>
      {isOpen ? stop.attempts.map((attempt) => (
        <tr key={attempt.attempt} className="attempt-row">
          <td />
          <td colSpan={10}>
            {t('stop.attempt', { number: attempt.attempt })} · <code>{attempt.channel}</code> · {formatInstant(attempt.sentAt)}{attempt.endedAt === null ? '' : ` → ${formatTime(attempt.endedAt)}`} · {attempt.result === null ? t('stop.no_end') : <StateTag group="attempt" state={attempt.result} />} {attempt.httpStatus === null ? '' : `HTTP ${attempt.httpStatus}`} {attempt.note ?? ''}
          </td>
        </tr>
      )) : null}
      {isOpen && stop.attentionReason !== null && stop.attentionReason !== undefined ? <tr className="attempt-row"><td /><td colSpan={10}><b>{t(`attention.${stop.attentionReason.type}`, { defaultValue: stop.attentionReason.type })}</b> {stop.attentionReason.detail ?? ''}</td></tr> : null}
    </>
  );
}

const ANSWERABLE = new Set(['queued', 'sent', 'acknowledged', 'indeterminate']);

function StopActions({ stop, begin }: { readonly stop: InstructionView; readonly begin: StopsPartProps['begin'] }) {
  const { t } = useTranslation();
  const { api } = useDesk();
  const person = usePerson();
  const [open, setOpen] = useState<'route' | 'outcome' | null>(null);
  const items = [
    ...(stop.state === 'awaiting_routing' && mayCall(person, 'stopRoute') ? [{ key: 'route', label: t('next.route.button'), onClick: () => setOpen('route') }] : []),
    ...((ANSWERABLE.has(stop.state) || stop.attention === true) && mayCall(person, 'instructionOutcome') ? [{ key: 'outcome', label: t('next.outcome.button'), onClick: () => setOpen('outcome') }] : []),
    ...decisionsOnStop(stop, api).filter(({ operation }) => mayCall(person, operation)).map((decision) => ({ key: decision.text, label: t(`decision.${decision.text}.button`), danger: decision.isDangerous === true, onClick: () => begin(decision) })),
  ];
  return (
    <>
      {items.length === 0 ? null : <Dropdown trigger={['click']} menu={{ items }}><Button size="small">{t('stop.do')} ▾</Button></Dropdown>}
      {open === 'route' ? <RouteDialog instruction={stop} onClose={() => setOpen(null)} /> : null}
      {open === 'outcome' ? <OutcomeDialog instruction={stop} onClose={() => setOpen(null)} /> : null}
    </>
  );
}
