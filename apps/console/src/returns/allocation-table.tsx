import { formatInstant, formatMoney } from '@paystop/ui-kit';
import { useTranslation } from 'react-i18next';
import { useInstitutionName } from '../data/institutions';
import type { ReturnView } from '../data/desk';
import { CaseLink } from '../parts/case-link';
import { StateTag } from '../parts/state-tag';
import { Tag } from '../parts/tag';
import { checkSplit, type Allocation, type SplitCheck, type Workings } from './split-check';

/** The split, line by line with why, and sums that add up under the eye: worked out anew here. */
export function AllocationTable({ shown }: { readonly shown: ReturnView }) {
  const { t } = useTranslation();
  const check = checkSplit(shown);
  return (
    <section className="panel" aria-labelledby="allocation-title">
      <h2 id="allocation-title">{t('returns.split')}</h2>
      <SplitVerdict check={check} />
      <div className="table-scroll" tabIndex={0} role="region" aria-labelledby="allocation-title">
        <table className="plain-table allocation">
          <thead><tr>{['victim', 'loss', 'share', 'amount', 'why', 'pay_to', 'paid'].map((column) => <th key={column} scope="col" className={column === 'loss' || column === 'amount' ? 'number' : ''}>{t(`returns.column.${column}`)}</th>)}</tr></thead>
          <tbody>{shown.allocations.map((line, index) => <AllocationLine key={`${line.caseId}${index}`} line={line} shown={shown} workings={check.workings[index] ?? null} />)}</tbody>
          <tfoot>
            <tr><th scope="row">{t('returns.sum')}</th><td className="number">{formatMoney(check.totalLoss)}</td><td /><td className="number">{formatMoney(check.totalAmount)}</td><td colSpan={3} /></tr>
            <tr><th scope="row">{t('returns.unallocated')}</th><td /><td /><td className="number">+ {formatMoney(shown.unallocated)}</td><td colSpan={3}>{t('returns.unallocated_explain')}</td></tr>
            <tr><th scope="row">{t('returns.available')}</th><td /><td /><td className="number">= {formatMoney(shown.available)}</td><td colSpan={3}>{t('returns.available_explain', { frozen: formatMoney(shown.frozenAmount) })}</td></tr>
          </tfoot>
        </table>
      </div>
      {shown.leftOut.length === 0 ? null : <><h3>{t('returns.left_out')}</h3><ul className="left-out">{shown.leftOut.map(({ caseId, reason }) => <li key={caseId}><CaseLink caseId={caseId} /> · {reason}</li>)}</ul></>}
    </section>
  );
}

function SplitVerdict({ check }: { readonly check: SplitCheck }) {
  const { t } = useTranslation();
  const proofs = [{ name: 'adds_up', holds: check.addsUp }, { name: 'capped', holds: check.isCapped }, ...(check.matchesRule === null ? [] : [{ name: 'rule', holds: check.matchesRule }])];
  return <p className="split-proofs" role="status">{proofs.map(({ name, holds }) => <Tag key={name} tone={holds ? 'good' : 'bad'}>{holds ? '✓' : '✗'} {t(`returns.proof.${name}.${holds ? 'holds' : 'fails'}`)}</Tag>)}</p>;
}

interface LineProps {
  readonly line: Allocation;
  readonly shown: ReturnView;
  readonly workings: Workings | null;
}

function AllocationLine({ line, shown, workings }: LineProps) {
  const { t } = useTranslation();
  const nameOf = useInstitutionName();
  const yuan = (amountMinor: string): string => formatMoney({ amountMinor, currency: 'CNY' });
  const why = workings === null
    ? t(`returns.why.${shown.method ?? 'none'}`, { amount: formatMoney(line.amount), loss: formatMoney(line.loss) })
    : t(workings.extraFen ? 'returns.why.pro_rata_extra' : 'returns.why.pro_rata', { loss: formatMoney(line.loss), total: yuan(workings.shareOf), payable: formatMoney(payableOf(shown)), floor: yuan(workings.floorMinor), amount: formatMoney(line.amount) });
  return (
    <tr>
      <th scope="row">{String(line['victim'] ?? '–')}<br /><CaseLink caseId={line.caseId} /></th>
      <td className="number">{formatMoney(line.loss)}</td>
      <td><code className="share">{line.share.numerator}/{line.share.denominator}</code></td>
      <td className="number"><b>{formatMoney(line.amount)}</b></td>
      <td className="why">{why}</td>
      <td>{nameOf(line.payTo.institutionCode)} <code>{line.payTo.accountNumber}</code> {line.payTo.accountName}{line.payeeNeedsConfirmation ? <Tag tone="warn">{t('returns.other_account')}</Tag> : null}</td>
      <td><StateTag group="allocation_state" state={line.state} />{line.receipt === null ? null : <small>{line.receipt.receiptNumber} · {formatMoney(line.receipt.amount)} · {formatInstant(line.receipt.paidAt)}</small>}</td>
    </tr>
  );
}

function payableOf({ available, allocations }: ReturnView): ReturnView['available'] {
  const losses = allocations.reduce((sum, { loss }) => sum + BigInt(loss.amountMinor), 0n);
  return losses < BigInt(available.amountMinor) ? { amountMinor: String(losses), currency: 'CNY' } : available;
}
