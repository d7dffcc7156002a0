import { formatInstant, formatMoney } from '@paystop/ui-kit';
import { useTranslation } from 'react-i18next';
import type { CaseView } from '../data/desk';
import { useInstitutionName } from '../data/institutions';
import type { Decision } from '../decisions/decision';
import { Countdown } from '../parts/countdown';
import { StateTag } from '../parts/state-tag';

const STANDING = new Set(['active', 'extended']);
const TWELVE_HOURS_MS = 43_200_000;

/** What is held, until when. */
export function HoldsPart({ view }: { readonly view: CaseView; readonly begin: (decision: Decision) => void }) {
  const { t } = useTranslation();
  const nameOf = useInstitutionName();
  if (view.holds.length === 0) return null;
  return (
    <section className="panel" aria-labelledby="holds-title">
      <h2 id="holds-title">{t('case.holds', { count: view.holds.length })}</h2>
      <div className="table-scroll" tabIndex={0} role="region" aria-labelledby="holds-title">
        <table className="plain-table">
          <thead><tr>{['institution', 'account', 'state', 'amount', 'placed', 'expires', 'left'].map((column) => <th key={column} scope="col" className={column === 'amount' || column === 'held' ? 'number' : ''}>{t(`hold.${column}`)}</th>)}</tr></thead>
          <tbody>
            {view.holds.map((hold) => (
              <tr key={hold.holdId}>
                <td>{nameOf(hold.institutionCode)}</td>
                <td><code>{hold.account}</code></td>
                <td><StateTag group="hold_state" state={hold.state} /></td>
                <td className="number">{formatMoney(hold.amount)}</td>
                <td>{formatInstant(hold.placedAt)}</td>
                <td>{formatInstant(hold.expiresAt)}</td>
                <td>{STANDING.has(hold.state) ? <Countdown dueAt={hold.expiresAt} pressingMs={TWELVE_HOURS_MS} /> : '–'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
