import { formatMoney } from '@paystop/ui-kit';
import { useTranslation } from 'react-i18next';
import { sortedBanks } from '../banks/bank-order';
import { useInstitutions } from '../data/institutions';
import { useStatistics, type StatisticsFilters } from '../statistics/use-statistics';

/** As many as fit while a breach stands above them. */
const MOST_BANKS = 9;

export interface BankFlowProps {
  readonly period: StatisticsFilters;
  readonly pollMs: number;
}

/** What goes to which bank and what it held today: those in trouble first, then those with most today. */
export function BankFlow({ period, pollMs }: BankFlowProps) {
  const { t } = useTranslation();
  const channels = useInstitutions();
  const today = useStatistics({ ...period, groupBy: 'institution' }, pollMs);
  const flows = new Map((today.data?.rows ?? []).map((row) => [row.key, row]));
  const requestsOf = (code: string): number => flows.get(code)?.requests ?? 0;
  const isTroubled = ({ state }: { readonly state: string }): number => Number(state !== 'up');
  const rows = [...sortedBanks(channels.data ?? [], 'state')].sort((a, b) => isTroubled(b) - isTroubled(a) || requestsOf(b.code) - requestsOf(a.code)).slice(0, MOST_BANKS);
  const troubled = (channels.data ?? []).filter(isTroubled).length;
  return (
    <section className={channels.isError || today.isError ? 'wall-panel wall-old' : 'wall-panel'} aria-label={t('wall.banks')}>
      <h2>{t('wall.banks')} <small>{troubled === 0 ? t('wall.all_up') : t('wall.troubled', { count: troubled })}</small></h2>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('banks.name')}</th><th scope="col">{t('banks.state')}</th>
            {['wall.requests_short', 'wall.held_short', 'banks.inFlight', 'banks.queued', 'wall.indeterminate_short'].map((column) => <th key={column} scope="col" className="number">{t(column)}</th>)}
            <th scope="col" className="number">p95</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((bank) => (
            <tr key={bank.code} className={`bank-${bank.state}`}>
              <td>{bank.name}</td><td>{t(`word.channel_state.${bank.state}`)}</td>
              <td className="number">{requestsOf(bank.code).toLocaleString('en-US')}</td><td className="number">{flows.has(bank.code) ? formatMoney(flows.get(bank.code)?.intercepted.amount ?? NOTHING) : '–'}</td>
              <td className="number">{bank.inFlight}</td><td className="number">{bank.queued}</td><td className="number">{bank.indeterminate}</td>
              <td className="number">{bank.p95AnswerMs === null ? '–' : `${Math.round(bank.p95AnswerMs)} ms`}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

const NOTHING = { amountMinor: '0', currency: 'CNY' } as const;
