import { useId, type HTMLInputTypeAttribute } from 'react';
import { useTranslation } from 'react-i18next';
import type { GuessMark } from '../new-stop/stop-draft';

export interface FieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** JSON Pointer of the field in the request: errors find it by that. */
  readonly path: string;
  readonly type?: HTMLInputTypeAttribute;
  readonly inputMode?: 'decimal' | 'numeric' | 'tel' | 'text';
  readonly big?: boolean;
  readonly problem?: string | undefined;
  readonly mark?: GuessMark | undefined;
  readonly choices?: readonly string[] | undefined;
  readonly hint?: string | undefined;
  readonly step?: number;
}

/** A labelled input with everything that is to be said about it underneath, and read out with it. */
export function Field({ label, value, onChange, path, type = 'text', inputMode, big = false, problem, mark, choices, hint, step }: FieldProps) {
  const id = useId();
  const about = `${id}-about`;
  return (
    <div className={`field${big ? ' field-big' : ''}${mark === undefined ? '' : ' field-guessed'}`}>
      <label htmlFor={id}>{label}</label>
      <input
        id={id} data-path={path} type={type} value={value} onChange={(event) => onChange(event.target.value)} autoComplete="off" spellCheck={false} aria-describedby={about}
        {...(inputMode === undefined ? {} : { inputMode })} {...(problem === undefined ? {} : { 'aria-invalid': true })} {...(step === undefined ? {} : { step })}
      />
      <FieldNotes id={about} problem={problem} mark={mark} hint={hint} />
      {choices === undefined ? null : <Choices label={label} choices={choices} onChoose={onChange} />}
    </div>
  );
}

interface NotesProps {
  readonly id: string;
  readonly problem?: string | undefined;
  readonly mark?: GuessMark | undefined;
  readonly hint?: string | undefined;
}

export function FieldNotes({ id, problem, mark, hint }: NotesProps) {
  const { t } = useTranslation();
  return (
    <div id={id} className="field-notes">
      {problem === undefined ? null : <p className="problem">{problem}</p>}
      {mark === undefined ? null : <p className="guess">{t(mark.isSure ? 'form.guess_sure' : 'form.guess_likely', { quote: mark.quote })}</p>}
      {hint === undefined || hint === '' ? null : <p className="hint">{hint}</p>}
    </div>
  );
}

function Choices({ label, choices, onChoose }: { readonly label: string; readonly choices: readonly string[]; readonly onChoose: (value: string) => void }) {
  const { t } = useTranslation();
  return (
    <div className="choices" role="group" aria-label={label}>
      <span>{t('form.choose')}</span>
      {choices.map((choice) => <button key={choice} type="button" onClick={() => onChoose(choice)}>{choice}</button>)}
    </div>
  );
}
