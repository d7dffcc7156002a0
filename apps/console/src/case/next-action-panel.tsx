import { mayCall, usePerson, useServerNow, type Operation } from '@paystop/ui-kit';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDesk, type CaseView, type Desk, type FreezeView, type InstructionView } from '../data/desk';
import { useInstitutionName } from '../data/institutions';
import type { Decision } from '../decisions/decision';
import { OutcomeDialog } from '../instructions/outcome-dialog';
import { RouteDialog } from '../instructions/route-dialog';
import { decisionsOnFreeze } from '../keeping/freeze-decisions';
import { decisionsOnHold, type Decider } from '../keeping/hold-decisions';
import { Countdown } from '../parts/countdown';
import { decisionsOnStop } from './decisions-on-stops';
import { nextActionOf, type NextAction } from './next-action';

export interface NextActionPanelProps {
  readonly view: CaseView;
  readonly begin: (decision: Decision) => void;
}

/** The next sensible action is the biggest button. */
export function NextActionPanel({ view, begin }: NextActionPanelProps) {
  const { t } = useTranslation();
  const nameOf = useInstitutionName();
  const now = useServerNow();
  const action = nextActionOf(view, now);
  const [open, setOpen] = useState<{ readonly kind: 'route' | 'outcome'; readonly instruction: InstructionView } | null>(null);
  if (action.kind === 'none') return null;
  const subject = subjectOf(action);
  return (
    <section className={`panel next-action next-${action.kind}`} aria-label={t('next.title')}>
      <div>
        <h2>{t(`next.${action.kind}.title`)}</h2>
        <p>{t(`next.${action.kind}.explain`)} {action.kind === 'hold_ending' ? <Countdown dueAt={action.hold.expiresAt} /> : null}{subject === null ? null : <b>{nameOf(subject.institutionCode)} {subject.account}</b>}</p>
      </div>
      <NextButton action={action} view={view} begin={begin} open={setOpen} />
      {open?.kind === 'route' ? <RouteDialog instruction={open.instruction} onClose={() => setOpen(null)} /> : null}
      {open?.kind === 'outcome' ? <OutcomeDialog instruction={open.instruction} onClose={() => setOpen(null)} /> : null}
    </section>
  );
}

function subjectOf(action: NextAction): { readonly institutionCode: string | null; readonly account: string } | null {
  switch (action.kind) {
    case 'hold_ending':
      return action.hold;
    case 'approve_freeze':
      return action.freeze;
    case 'papers':
    case 'wait':
    case 'none':
      return null;
    default:
      return action.instruction;
  }
}

interface NextButtonProps extends NextActionPanelProps {
  readonly action: NextAction;
  readonly open: (dialog: { readonly kind: 'route' | 'outcome'; readonly instruction: InstructionView }) => void;
}

const DIALOGS: Readonly<Partial<Record<NextAction['kind'], Operation>>> = { route: 'stopRoute', outcome: 'instructionOutcome' };

function NextButton({ action, view, begin, open }: NextButtonProps) {
  const { t } = useTranslation();
  const { api } = useDesk();
  const person = usePerson();
  const name = t(`next.${action.kind}.button`, { defaultValue: '' });
  if (action.kind === 'papers') return <Button type="primary" size="large" className="biggest" href="#papers-title">{name}</Button>;
  if (action.kind === 'route' || action.kind === 'outcome') {
    const needs = DIALOGS[action.kind];
    const { kind, instruction } = action;
    return needs !== undefined && mayCall(person, needs) ? <Button type="primary" size="large" className="biggest" onClick={() => open({ kind, instruction })}>{name}</Button> : null;
  }
  const decision = decisionOf(action, view, { api, decider: person });
  if (decision === undefined || !mayCall(person, decision.operation)) return null;
  if (decision.blockedBecause !== undefined) return <p className="blocked-decision">{t(`blocked.${decision.blockedBecause}`, decision.values)}</p>;
  return <Button type="primary" size="large" className="biggest" onClick={() => begin(decision)}>{name}</Button>;
}

const TEXTS: Readonly<Partial<Record<NextAction['kind'], string>>> = { sync: 'sync', retry: 'retry', confirm: 'confirm_onward' };

/** The decision behind the button; the rest of what can be decided stands beside each object. */
function decisionOf(action: NextAction, view: CaseView, { api, decider }: { readonly api: Desk['api']; readonly decider: Decider }): Decision | undefined {
  if (action.kind === 'hold_ending') return decisionsOnHold(action.hold, { api, decider, freezes: view.freezes as readonly FreezeView[] })[0];
  if (action.kind === 'approve_freeze') return decisionsOnFreeze(action.freeze, { api, decider })[0];
  if (!('instruction' in action)) return undefined;
  return decisionsOnStop(action.instruction, api).find(({ text }) => text === TEXTS[action.kind]);
}
