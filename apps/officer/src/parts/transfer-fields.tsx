import { amountInWords } from '@paystop/ui-kit';
import { useTranslation } from 'react-i18next';
import { checkDigitFits, groupDigits, withoutGaps } from '../new-stop/card-number';
import { withField, type TransferDraft, type TransferField } from '../new-stop/stop-draft';
import { fenOf } from '../new-stop/yuan';
import { Field } from './field';
import { InstitutionField } from './institution-field';
import { OrderFields } from './order-fields';
import { RadioTiles } from './radio-tiles';

export type ProblemOf = (path: string) => string | undefined;
export type PlainField = Exclude<TransferField, 'order'>;

export interface TransferFieldsProps {
  readonly transfer: TransferDraft;
  readonly index: number;
  readonly onChange: (transfer: TransferDraft) => void;
  readonly problemOf: ProblemOf;
}

/** One transfer in the order in which it is told: how much, when, to whom, from where. */
export function TransferFields({ transfer, index, onChange, problemOf }: TransferFieldsProps) {
  const { t } = useTranslation();
  const at = `/transfers/${index}`;
  const put = (field: PlainField) => (value: string): void => onChange(withField(transfer, field, value));
  const about = (field: PlainField) => ({ value: fieldValue(transfer, field), onChange: put(field), mark: transfer.guessed[field], choices: transfer.choices[field] });
  const kind = transfer.order === null ? 'account' : 'order';
  return (
    <>
      <AmountField transfer={transfer} at={at} onChange={put('yuan')} problemOf={problemOf} />
      <When transfer={transfer} at={at} onChange={onChange} problemOf={problemOf} />
      <h3>{t('form.to')}</h3>
      <RadioTiles
        name={`${transfer.key}-kind`} legend={t('form.to_kind')} value={kind} options={[{ value: 'account', label: t('form.to_account') }, { value: 'order', label: t('form.to_order') }]}
        onChange={(chosen) => onChange({ ...transfer, order: chosen === 'order' ? { kind: 'order_number', value: '' } : null })}
      />
      {transfer.order === null
        ? <AccountFields transfer={transfer} side="to" at={`${at}/to`} about={about} problemOf={problemOf} />
        : <OrderFields transfer={transfer} order={transfer.order} at={`${at}/to`} onChange={onChange} problemOf={problemOf} />}
      <h3>{t('form.from')}</h3>
      <AccountFields transfer={transfer} side="from" at={`${at}/from`} about={about} problemOf={problemOf} />
    </>
  );
}

function fieldValue(transfer: TransferDraft, field: PlainField): string {
  const [side, part] = field.split('.') as ['from' | 'to', 'accountNumber' | undefined];
  return part === undefined ? transfer[field as 'yuan'] : transfer[side][part];
}

interface PartProps {
  readonly transfer: TransferDraft;
  readonly at: string;
  readonly problemOf: ProblemOf;
}

function AmountField({ transfer, at, onChange, problemOf }: PartProps & { readonly onChange: (value: string) => void }) {
  const { t, i18n } = useTranslation();
  const fen = fenOf(transfer.yuan);
  return (
    <Field
      label={t('form.amount')} path={`${at}/amount`} big inputMode="decimal" value={transfer.yuan} onChange={onChange} mark={transfer.guessed['yuan']} choices={transfer.choices['yuan']}
      problem={problemOf(`${at}/amount`) ?? problemOf(`${at}/amount/amountMinor`)} hint={fen === undefined ? undefined : amountInWords({ amountMinor: fen, currency: 'CNY' }, i18n.language)}
    />
  );
}

const BEIJING_MS = 8 * 3_600_000;

function When({ transfer, at, onChange, problemOf }: PartProps & { readonly onChange: (transfer: TransferDraft) => void }) {
  const { t } = useTranslation();
  const put = (field: 'date' | 'time') => (value: string): void => onChange(withField(transfer, field, value));
  const justNow = (): void => {
    const local = new Date(Date.now() + BEIJING_MS).toISOString();
    onChange(withField(withField(transfer, 'date', local.slice(0, 10)), 'time', local.slice(11, 16)));
  };
  return (
    <div className="pair">
      <Field label={t('form.date')} path={`${at}/transferredAt`} type="date" value={transfer.date} onChange={put('date')} mark={transfer.guessed['date']} choices={transfer.choices['date']} problem={problemOf(`${at}/transferredAt`)} />
      <Field label={t('form.time')} path={`${at}/transferredAt#time`} type="time" step={1} value={transfer.time} onChange={put('time')} mark={transfer.guessed['time']} choices={transfer.choices['time']} />
      {transfer.date === '' && transfer.time === '' ? <button type="button" className="link" onClick={justNow}>{t('form.now')}</button> : null}
    </div>
  );
}

interface AccountFieldsProps extends PartProps {
  readonly side: 'from' | 'to';
  readonly about: (field: PlainField) => { value: string; onChange: (value: string) => void; mark: TransferDraft['guessed'][string] | undefined; choices: readonly string[] | undefined };
}

function AccountFields({ transfer, side, at, about, problemOf }: AccountFieldsProps) {
  const { t } = useTranslation();
  const number = about(`${side}.accountNumber`);
  const digits = transfer.hints[`${side}.accountNumber`];
  const account = withoutGaps(number.value);
  const luhn = checkDigitFits(account) === false ? t('form.luhn') : undefined;
  const told = digits !== undefined && !account.endsWith(digits) ? t('form.digits', { digits }) : undefined;
  return (
    <>
      <Field
        {...number} label={t('form.account_number')} path={`${at}/accountNumber`} big value={groupDigits(account)} inputMode="text" problem={problemOf(`${at}/accountNumber`)}
        hint={[luhn, told].filter((each) => each !== undefined).join(' ')} onChange={(typed) => number.onChange(withoutGaps(typed))}
      />
      <Field {...about(`${side}.accountName`)} label={t(side === 'to' ? 'form.account_name' : 'form.from_name')} path={`${at}/accountName`} problem={problemOf(`${at}/accountName`)} />
      <InstitutionField
        {...about(`${side}.institutionCode`)} path={`${at}/institutionCode`} emptyLabel={t(side === 'to' ? 'form.institution_unknown' : 'form.institution_choose')} problem={problemOf(`${at}/institutionCode`)}
      />
    </>
  );
}
