import type { Person } from '@paystop/ui-kit';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useColleagues } from '../app/queries';
import type { StopDraft } from '../new-stop/stop-draft';
import { Field, FieldNotes } from './field';
import type { ProblemOf } from './transfer-fields';

export interface AssistingFieldProps {
  readonly person: Person;
  readonly value: StopDraft['assisting'];
  readonly onChange: (assisting: StopDraft['assisting']) => void;
  readonly problemOf: ProblemOf;
}

const OTHER = 'other';

/** From the unit's list; by hand where the list is not there (without a line) or the person is not on it. */
export function AssistingField({ person, value, onChange, problemOf }: AssistingFieldProps) {
  const { t } = useTranslation();
  const id = useId();
  const colleagues = useColleagues(person.unit).filter(({ officerId }) => officerId !== person.officerId);
  const isListed = colleagues.some(({ officerId }) => officerId === value.officerId);
  const [byHand, setByHand] = useState(false);
  const isByHand = byHand || colleagues.length === 0 || (value.officerId !== '' && !isListed);
  const problem = problemOf('/officers/assisting/officerId');
  const choose = (chosen: string): void => {
    setByHand(chosen === OTHER);
    const colleague = colleagues.find(({ officerId }) => officerId === chosen);
    onChange(colleague === undefined ? { officerId: '', name: '' } : { officerId: colleague.officerId, name: colleague.name });
  };
  return (
    <>
      {colleagues.length === 0 ? null : (
        <div className="field">
          <label htmlFor={id}>{t('form.assisting')}</label>
          <select id={id} data-path={isByHand ? '#assisting' : '/officers/assisting/officerId'} value={isByHand ? OTHER : value.officerId} onChange={(event) => choose(event.target.value)} aria-describedby={`${id}-about`}>
            <option value="">{t('form.assisting_choose')}</option>
            {colleagues.map(({ officerId, name }) => <option key={officerId} value={officerId}>{name} · {officerId}</option>)}
            <option value={OTHER}>{t('form.assisting_other')}</option>
          </select>
          <FieldNotes id={`${id}-about`} problem={isByHand ? undefined : problem} />
        </div>
      )}
      {isByHand ? (
        <>
          <Field label={t('form.assisting_id')} path="/officers/assisting/officerId" value={value.officerId} onChange={(officerId) => onChange({ ...value, officerId })} problem={problem} />
          <Field label={t('form.assisting_name')} path="/officers/assisting/name" value={value.name} onChange={(name) => onChange({ ...value, name })} problem={problemOf('/officers/assisting/name')} />
        </>
      ) : null}
    </>
  );
}
