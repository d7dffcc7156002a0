import { INSTITUTIONS } from '@paystop/paste-parser';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { GuessMark } from '../new-stop/stop-draft';
import { FieldNotes } from './field';

export interface InstitutionFieldProps {
  readonly value: string;
  readonly onChange: (code: string) => void;
  readonly path: string;
  /** What an empty choice says. */
  readonly emptyLabel: string;
  readonly problem?: string | undefined;
  readonly mark?: GuessMark | undefined;
}

/** The phone's own picker: with one thumb, with a screen reader, without a list of ours. */
export function InstitutionField({ value, onChange, path, emptyLabel, problem, mark }: InstitutionFieldProps) {
  const { t } = useTranslation();
  const id = useId();
  const about = `${id}-about`;
  const isUnknown = value !== '' && !INSTITUTIONS.some(({ code }) => code === value);
  return (
    <div className={`field${mark === undefined ? '' : ' field-guessed'}`}>
      <label htmlFor={id}>{t('form.institution')}</label>
      <select id={id} data-path={path} value={value} onChange={(event) => onChange(event.target.value)} aria-describedby={about} {...(problem === undefined ? {} : { 'aria-invalid': true })}>
        <option value="">{emptyLabel}</option>
        {isUnknown ? <option value={value}>{value}</option> : null}
        {INSTITUTIONS.map(({ code, name }) => <option key={code} value={code}>{name}</option>)}
      </select>
      <FieldNotes id={about} problem={problem} mark={mark} />
    </div>
  );
}
