import { useTranslation } from 'react-i18next';
import { withField, type OrderDraft, type TransferDraft } from '../new-stop/stop-draft';
import { Field } from './field';
import { InstitutionField } from './institution-field';
import { RadioTiles } from './radio-tiles';
import type { ProblemOf } from './transfer-fields';

const KINDS = ['order_number', 'bank_serial', 'pos_serial'] as const;

export interface OrderFieldsProps {
  readonly transfer: TransferDraft;
  readonly order: OrderDraft;
  readonly at: string;
  readonly onChange: (transfer: TransferDraft) => void;
  readonly problemOf: ProblemOf;
}

/** A payment at a wallet or acquirer, stopped by its number (domain 3.1). */
export function OrderFields({ transfer, order, at, onChange, problemOf }: OrderFieldsProps) {
  const { t } = useTranslation();
  const { order: _mark, ...guessed } = transfer.guessed;
  const put = (to: Partial<OrderDraft>): void => onChange({ ...transfer, order: { ...order, ...to }, guessed });
  return (
    <>
      <InstitutionField
        value={transfer.to.institutionCode} onChange={(code) => onChange(withField(transfer, 'to.institutionCode', code))} path={`${at}/institutionCode`} emptyLabel={t('form.institution_choose')}
        mark={transfer.guessed['to.institutionCode']} problem={problemOf(`${at}/institutionCode`)}
      />
      <RadioTiles
        name={`${transfer.key}-order-kind`} legend={t('form.order_kind_label')} value={order.kind} onChange={(kind) => put({ kind: kind as OrderDraft['kind'] })}
        options={KINDS.map((kind) => ({ value: kind, label: t(`form.order_kind.${kind}`) }))}
      />
      <Field label={t('form.order_value')} path={`${at}/paymentOrder/value`} big value={order.value} onChange={(value) => put({ value })} mark={transfer.guessed['order']} problem={problemOf(`${at}/paymentOrder/value`)} />
      <Field
        label={t('form.account_name_order')} path={`${at}/accountName`} value={transfer.to.accountName} onChange={(value) => onChange(withField(transfer, 'to.accountName', value))}
        mark={transfer.guessed['to.accountName']} problem={problemOf(`${at}/accountName`)}
      />
    </>
  );
}
