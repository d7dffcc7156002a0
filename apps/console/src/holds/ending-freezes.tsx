import { formatInstant, formatMoney, mayCall, usePerson } from '@paystop/ui-kit';
import { useTranslation } from 'react-i18next';
import { useDesk } from '../data/desk';
import { useFreezesEnding } from '../data/lists';
import { useInstitutionName } from '../data/institutions';
import type { Decision } from '../decisions/decision';
import { DecisionButton } from '../decisions/decision-button';
import { decisionsOnFreeze } from '../keeping/freeze-decisions';
import { ProposalNote } from '../keeping/proposal-note';
import { CaseLink } from '../parts/case-link';
import { FailureAlert } from '../parts/failure-alert';
import { Loading } from '../parts/loading';
import { StateTag } from '../parts/state-tag';

const DAY_MS = 86_400_000;

/** Freezes that end soon: one that is not renewed in time is lifted by law. */
export function EndingFreezes({ within, nowMs, begin }: { readonly within: string; readonly nowMs: number; readonly begin: (decision: Decision) => void }) {
  const { t } = useTranslation();
  const { api } = useDesk();
  const person = usePerson();
  const nameOf = useInstitutionName();
  const reading = useFreezesEnding(within);
  if (reading.error !== null) return <FailureAlert failure={reading.error} onRetry={() => void reading.refetch()} />;
  if (reading.data === undefined) return <Loading />;
  if (reading.data.length === 0) return <p className="nothing">{t('holds.no_freeze')}</p>;
  return (
    <div className="panel table-scroll" tabIndex={0} role="region" aria-label={t('holds.freezes')}>
      <table className="plain-table">
        <thead><tr><th scope="col">{t('holds.days_left')}</th>{['case', 'institution', 'account', 'state', 'amount', 'expires'].map((column) => <th key={column} scope="col" className={column === 'amount' ? 'number' : ''}>{t(`hold.${column}`)}</th>)}<th scope="col">{t('stop.do')}</th></tr></thead>
        <tbody>
          {reading.data.map((freeze) => (
            <tr key={freeze.freezeId}>
              <td>{freeze.expiresAt === null ? '–' : t('holds.days', { count: Math.floor((Date.parse(freeze.expiresAt) - nowMs) / DAY_MS) })}</td>
              <td><CaseLink caseId={freeze.caseId} /></td>
              <td>{nameOf(freeze.institutionCode)}</td>
              <td><code>{freeze.account}</code></td>
              <td><StateTag group="freeze_state" state={freeze.state} /><ProposalNote what="renew" proposal={typeof freeze.renewProposed?.['approvedBy'] === 'string' ? null : freeze.renewProposed} /></td>
              <td className="number">{formatMoney(freeze.amount)}</td>
              <td className="instant">{freeze.expiresAt === null ? '–' : formatInstant(freeze.expiresAt)}</td>
              <td className="decisions">{decisionsOnFreeze(freeze, { api, decider: person }).filter(({ operation }) => operation === 'freezeRenew' && mayCall(person, operation)).map((decision) => <DecisionButton key={decision.text} decision={decision} begin={begin} />)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
