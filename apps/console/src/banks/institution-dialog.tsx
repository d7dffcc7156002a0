import { take } from '@paystop/api-client';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Input, Modal, Select } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDesk, type InstitutionRow } from '../data/desk';
import { FailureAlert } from '../parts/failure-alert';
import { Loading } from '../parts/loading';
import { definitionOf, EMPTY_FORM, faultsOf, formOf, needsSecondAdmin, NUMBERS, PROTOCOLS, type FormField, type InstitutionDefinition, type InstitutionForm } from './institution-form';

const LONGEST_TEXT = 200;
const KEY_ROWS = 6;

interface DialogProps {
  /** Null for one that is new. */
  readonly bank: InstitutionRow | null;
  readonly onClose: () => void;
}

/** An admin changes what an institution is, from what it is now; address, keys and liaison wait for another admin. */
export function InstitutionDialog({ bank, onClose }: DialogProps) {
  const { t } = useTranslation();
  const { api } = useDesk();
  const reading = useQuery({
    // Read once: a newer one under what is being typed would lose it.
    queryKey: ['institution-definition', bank?.code], enabled: bank !== null, staleTime: Infinity, gcTime: 0,
    queryFn: ({ signal }) => take(api.GET('/api/v1/institutions/{code}', { signal, params: { path: { code: bank?.code ?? '' } } })),
  });
  if (bank === null) return <FormDialog before={null} onClose={onClose} />;
  const definition = reading.data?.definition;
  if (definition !== null && definition !== undefined) return <FormDialog before={definition} onClose={onClose} />;
  return (
    <Modal open title={t('institution.change_title', { bank: bank.name })} footer={null} onCancel={onClose}>
      {reading.error === null ? (reading.isPending ? <Loading /> : <p>{t('institution.not_confirmed')}</p>) : <FailureAlert failure={reading.error} onRetry={() => void reading.refetch()} />}
    </Modal>
  );
}

function FormDialog({ before, onClose }: { readonly before: InstitutionDefinition | null; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const { api } = useDesk();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const first = before === null ? EMPTY_FORM : formOf(before);
  const [form, setForm] = useState(first);
  const [attempt, setAttempt] = useState({ body: '', key: '' });
  const faults = faultsOf(form);
  const isForTwo = needsSecondAdmin(first, form);
  const sending = useMutation({
    mutationFn: () => {
      const definition = definitionOf(form);
      const body = JSON.stringify(definition);
      const key = attempt.body === body ? attempt.key : crypto.randomUUID();
      setAttempt({ body, key });
      return take(api.PUT('/api/v1/institutions/{code}', { params: { path: { code: definition.code }, header: { 'Idempotency-Key': key } }, body: { ...definition, binPrefixes: [...definition.binPrefixes], publicKeys: [...definition.publicKeys] } }));
    },
    onSuccess: async ({ proposedBy }) => {
      void message.success(t(proposedBy === null ? 'institution.changed' : 'institution.proposed'));
      onClose();
      await queries.invalidateQueries({ queryKey: ['institutions'] });
    },
  });
  const isUntouched = JSON.stringify(form) === JSON.stringify(first);
  return (
    <Modal
      open width={720} title={before === null ? t('institution.add_title') : t('institution.change_title', { bank: before.name })} okText={t(isForTwo ? 'institution.propose' : 'institution.change')} cancelText={t('app.cancel')}
      okButtonProps={{ disabled: faults.length > 0 || isUntouched }} confirmLoading={sending.isPending} onOk={() => sending.mutate()} onCancel={onClose}
    >
      <InstitutionFields form={form} isNew={before === null} faults={isUntouched ? [] : faults} onChange={(change) => setForm({ ...form, ...change })} />
      <Alert type="info" showIcon title={t(isForTwo ? 'institution.second_admin' : 'institution.at_once')} />
      {sending.error === null ? null : <FailureAlert failure={sending.error} onRetry={() => sending.mutate()} />}
    </Modal>
  );
}

interface FieldsProps {
  readonly form: InstitutionForm;
  readonly isNew: boolean;
  readonly faults: readonly FormField[];
  readonly onChange: (change: Partial<InstitutionForm>) => void;
}

function InstitutionFields({ form, isNew, faults, onChange }: FieldsProps) {
  const { t } = useTranslation();
  const protocols = PROTOCOLS.map((value) => ({ value, label: value }));
  const text = (name: FormField, isLocked = false) => <TextField key={name} name={name} value={form[name]} isLocked={isLocked} isWrong={faults.includes(name)} onChange={(value) => onChange({ [name]: value })} />;
  const choice = (name: 'kind' | 'protocol' | 'fallbackProtocol', options: readonly { readonly value: string; readonly label: string }[]) => (
    <label className="stacked-field">{t(`institution_field.${name}`)}<Select aria-label={t(`institution_field.${name}`)} className="wide" value={form[name]} options={[...options]} onChange={(value: string) => onChange({ [name]: value })} /></label>
  );
  return (
    <div className="institution-fields">
      {text('code', !isNew)}
      {text('name')}
      {choice('kind', (['bank', 'payment_institution'] as const).map((value) => ({ value, label: t(`institution.kind.${value}`) })))}
      {choice('protocol', protocols)}
      {choice('fallbackProtocol', [{ value: '', label: t('institution.no_fallback') }, ...protocols])}
      {text('baseUrl')}
      {text('liaisonName')}
      {text('liaisonPhone')}
      {NUMBERS.map((name) => text(name))}
      {text('binPrefixes')}
      {text('publicKeys')}
    </div>
  );
}

interface TextProps {
  readonly name: FormField;
  readonly value: string;
  readonly isLocked: boolean;
  readonly isWrong: boolean;
  readonly onChange: (value: string) => void;
}

function TextField({ name, value, isLocked, isWrong, onChange }: TextProps) {
  const { t } = useTranslation();
  const id = useId();
  const status = isWrong ? { status: 'error' as const, 'aria-invalid': true, 'aria-describedby': `${id}-why` } : {};
  return (
    <label className={name === 'publicKeys' || name === 'binPrefixes' ? 'stacked-field whole-line' : 'stacked-field'} htmlFor={id}>
      {t(`institution_field.${name}`)}
      {name === 'publicKeys'
        ? <Input.TextArea id={id} rows={KEY_ROWS} value={value} spellCheck={false} {...status} onChange={(event) => onChange(event.target.value)} />
        : <Input id={id} maxLength={name === 'binPrefixes' ? undefined : LONGEST_TEXT} value={value} disabled={isLocked} {...status} onChange={(event) => onChange(event.target.value)} />}
      {isWrong ? <small id={`${id}-why`} role="alert">{t(`institution.wrong.${name}`)}</small> : null}
    </label>
  );
}
