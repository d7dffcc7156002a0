import { take } from '@paystop/api-client';
import { mayCall, usePerson } from '@paystop/ui-kit';
import { useMutation } from '@tanstack/react-query';
import { Checkbox, Input, Select } from 'antd';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useDesk } from '../data/desk';
import { fenOf } from '../instructions/outcome-body';
import { FailureAlert } from '../parts/failure-alert';
import { FileButton } from '../parts/file-button';
import type { DecisionField } from './decision';

/** Policy `freeze.length` and `freeze.majorCaseLength`; longer than six months takes the city. */
const TERMS = ['P6M', 'P3M', 'P1Y'] as const;
const LONGEST_TEXT = 100;

interface FieldsProps {
  readonly fields: readonly DecisionField[];
  readonly typed: Readonly<Record<string, string>>;
  readonly onType: (name: string, value: string) => void;
}

/** Whether all that is needed is there and nothing is wrong. */
export function areFieldsReady(fields: readonly DecisionField[], typed: Readonly<Record<string, string>>): boolean {
  return fields.every(({ name, kind, isNeeded }) => {
    const value = typed[name]?.trim() ?? '';
    if (value === '') return isNeeded !== true;
    return kind !== 'yuan' || (fenOf(value) ?? '0') !== '0';
  });
}

export function DecisionFields({ fields, typed, onType }: FieldsProps) {
  return <>{fields.map((field) => <OneField key={field.name} field={field} value={typed[field.name] ?? ''} onType={(value) => onType(field.name, value)} />)}</>;
}

function OneField({ field, value, onType }: { readonly field: DecisionField; readonly value: string; readonly onType: (value: string) => void }) {
  const { t } = useTranslation();
  const id = useId();
  const label = t(`field.${field.name}`, { defaultValue: t(`field.${field.kind}`), ...field.values });
  if (field.kind === 'tick') return <p><Checkbox checked={value === 'yes'} onChange={(event) => onType(event.target.checked ? 'yes' : '')}>{label}</Checkbox></p>;
  if (field.kind === 'legal_document') return <LegalDocumentField label={label} attachmentId={value} onType={onType} />;
  const isWrong = field.kind === 'yuan' && value.trim() !== '' && (fenOf(value) ?? '0') === '0';
  return (
    <label className="stacked-field" htmlFor={id}>
      {label}
      {field.kind === 'term'
        ? <Select id={id} className="wide" value={value === '' ? null : value} allowClear placeholder={t('field.term_default')} options={TERMS.map((term) => ({ value: term, label: t(`term.${term}`) }))} onChange={(term: string | null | undefined) => onType(term ?? '')} />
        : <Input id={id} maxLength={LONGEST_TEXT} value={value} inputMode={field.kind === 'yuan' ? 'decimal' : field.kind === 'phone' ? 'tel' : 'text'} {...(field.kind === 'yuan' ? { prefix: '¥' } : {})} {...(isWrong ? { status: 'error' as const } : {})} onChange={(event) => onType(event.target.value)} />}
      {isWrong ? <small role="alert">{t('outcome.not_money')}</small> : null}
    </label>
  );
}

/** The paper that goes to the bank with the order; stored at once, named by the decision. */
function LegalDocumentField({ label, attachmentId, onType }: { readonly label: string; readonly attachmentId: string; readonly onType: (attachmentId: string) => void }) {
  const { t } = useTranslation();
  const { api } = useDesk();
  const person = usePerson();
  const storing = useMutation({
    mutationFn: (file: File) => {
      const form = new FormData();
      form.append('kind', 'legal_document');
      form.append('file', file, file.name);
      return take(api.POST('/api/v1/attachments', { params: { header: { 'Idempotency-Key': crypto.randomUUID() } }, body: { kind: 'legal_document', file: '' }, bodySerializer: () => form }));
    },
    onSuccess: (stored) => onType(stored.attachmentId),
  });
  if (!mayCall(person, 'storeAttachment')) return null;
  return (
    <div className="stacked-field">
      <FileButton label={t('papers.add', { kind: label })} onFile={(file) => storing.mutate(file)} />
      <span role="status">{storing.isPending ? t('field.storing') : attachmentId === '' ? '' : t('field.stored')}</span>
      {storing.error === null ? null : <FailureAlert failure={storing.error} />}
    </div>
  );
}
