import { mayCall, usePerson, useServerNow } from '@paystop/ui-kit';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDesk, type CaseView, type InstructionView } from '../data/desk';
import type { Decision } from '../decisions/decision';
import { OutcomeDialog } from '../instructions/outcome-dialog';
import { RouteDialog } from '../instructions/route-dialog';
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
  const now = useServerNow();
  const action = nextActionOf(view, now);
  const [open, setOpen] = useState<{ readonly kind: 'route' | 'outcome'; readonly instruction: InstructionView } | null>(null);
  if (action.kind === 'none') return null;
  return (
    <section className={`panel next-action next-${action.kind}`} aria-label={t('next.title')}>
      <div>
        <h2>{t(`next.${action.kind}.title`)}</h2>
        <p>{t(`next.${action.kind}.explain`)} {action.kind === 'hold_ending' ? <Countdown dueAt={action.expiresAt} /> : null}{'instruction' in action ? <b>{action.instruction.institutionCode ?? '–'} {action.instruction.account}</b> : null}</p>
      </div>
      <NextButton action={action} begin={begin} open={setOpen} />
      {open?.kind === 'route' ? <RouteDialog instruction={open.instruction} onClose={() => setOpen(null)} /> : null}
      {open?.kind === 'outcome' ? <OutcomeDialog instruction={open.instruction} onClose={() => setOpen(null)} /> : null}
    </section>
  );
}

interface NextButtonProps {
  readonly action: NextAction;
  readonly begin: (decision: Decision) => void;
  readonly open: (dialog: { readonly kind: 'route' | 'outcome'; readonly instruction: InstructionView }) => void;
}

function NextButton({ action, begin, open }: NextButtonProps) {
  const { t } = useTranslation();
  const { api } = useDesk();
  const person = usePerson();
  const may = { route: 'stopRoute', outcome: 'instructionOutcome', sync: 'instructionSync', retry: 'stopRetry' } as const;
  if (!('instruction' in action) || !mayCall(person, may[action.kind])) return null;
  const act = (): void => {
    if (action.kind === 'route' || action.kind === 'outcome') return open({ kind: action.kind, instruction: action.instruction });
    const decision = decisionsOnStop(action.instruction, api).find(({ operation }) => operation === may[action.kind]);
    if (decision !== undefined) begin(decision);
  };
  return <Button type="primary" size="large" className="biggest" onClick={act}>{t(`next.${action.kind}.button`)}</Button>;
}
