import { formatInstant, formatMoney } from '@paystop/ui-kit';
import { Checkbox, Input } from 'antd';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useInstitutionName } from '../data/institutions';
import type { Claimant } from '../data/desk';
import { plainYuan } from '../graph/graph-words';
import { CaseLink } from '../parts/case-link';
import { faultsOf, openOf, type ClaimForm, type Payee } from './claim-form';

export interface ClaimCardProps {
  readonly claimant: Claimant;
  readonly claim: ClaimForm;
  readonly onChange: (claim: ClaimForm) => void;
}

/** One case: its transfers into the account, what is claimed, and where it goes back to; or why it gets nothing. */
export function ClaimCard({ claimant, claim, onChange }: ClaimCardProps) {
  const { t } = useTranslation();
  const faults = faultsOf(claim, claimant);
  return (
    <li className="panel claim-card">
      <h3><Checkbox checked={claim.isClaimed} onChange={(event) => onChange({ ...claim, isClaimed: event.target.checked })}>{claimant.victims.map(({ name }) => name).join('、') || '–'}</Checkbox> · {claimant.caseNumber ?? ''} <CaseLink caseId={claimant.caseId} /> · {claimant.unit} · {t('returns.claimable', { amount: formatMoney(claimant.claimable) })}</h3>
      {claim.isClaimed ? <ClaimedPart claimant={claimant} claim={claim} onChange={onChange} /> : <LeftOutPart claim={claim} onChange={onChange} />}
      {faults.length === 0 ? null : <ul className="field-problems">{faults.map((fault) => <li key={fault}>{t(`returns.fault.${fault}`)}</li>)}</ul>}
    </li>
  );
}

function LeftOutPart({ claim, onChange }: Pick<ClaimCardProps, 'claim' | 'onChange'>) {
  const { t } = useTranslation();
  const id = useId();
  return <label className="stacked-field" htmlFor={id}>{t('returns.left_out_because')}<Input id={id} maxLength={200} value={claim.leftOutBecause} onChange={(event) => onChange({ ...claim, leftOutBecause: event.target.value })} /></label>;
}

function ClaimedPart({ claimant, claim, onChange }: ClaimCardProps) {
  const { t } = useTranslation();
  const nameOf = useInstitutionName();
  const tick = (key: string, isTicked: boolean): void => {
    const transferKeys = claimant.transfers.map((each) => each.key).filter((each) => (each === key ? isTicked : claim.transferKeys.includes(each)));
    onChange({ ...claim, transferKeys, lossYuan: plainYuan(openOf(claimant, transferKeys)) });
  };
  return (
    <>
      <ul>
        {claimant.transfers.map(({ key, amount, open, transferredAt, from }) => (
          <li key={key}><Checkbox checked={claim.transferKeys.includes(key)} disabled={open.amountMinor === '0'} onChange={(event) => tick(key, event.target.checked)}>{formatInstant(transferredAt)} · {nameOf(from.institutionCode)} {from.accountNumber ?? '–'} {from.accountName ?? ''} · {formatMoney(amount)}{open.amountMinor === amount.amountMinor ? '' : ` · ${t('returns.still_open', { amount: formatMoney(open) })}`}</Checkbox></li>
        ))}
      </ul>
      <div className="claim-fields">
        <TextField name="loss" value={claim.lossYuan} isMoney onType={(lossYuan) => onChange({ ...claim, lossYuan })} />
        <PayeeFields payTo={claim.payTo} onChange={(payTo) => onChange({ ...claim, payTo })} />
      </div>
    </>
  );
}

export function PayeeFields({ payTo, onChange }: { readonly payTo: Payee; readonly onChange: (payTo: Payee) => void }) {
  return (
    <>
      <TextField name="payee_institution" value={payTo.institutionCode} onType={(institutionCode) => onChange({ ...payTo, institutionCode })} />
      <TextField name="payee_account" value={payTo.accountNumber} onType={(accountNumber) => onChange({ ...payTo, accountNumber: accountNumber.replaceAll(/\s/g, '') })} />
      <TextField name="payee_name" value={payTo.accountName} onType={(accountName) => onChange({ ...payTo, accountName })} />
    </>
  );
}

interface TextFieldProps {
  readonly name: string;
  readonly value: string;
  readonly isMoney?: boolean;
  readonly onType: (value: string) => void;
}

export function TextField({ name, value, isMoney = false, onType }: TextFieldProps) {
  const { t } = useTranslation();
  const id = useId();
  return <label className="stacked-field" htmlFor={id}>{t(`returns.field.${name}`)}<Input id={id} maxLength={200} value={value} {...(isMoney ? { prefix: '¥', inputMode: 'decimal' as const } : {})} onChange={(event) => onType(event.target.value)} /></label>;
}
