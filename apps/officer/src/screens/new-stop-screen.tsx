import type { Person } from '@paystop/ui-kit';
import { useTranslation } from 'react-i18next';
import { go } from '../app/router';
import { nextKey } from '../new-stop/paste-into';
import { newTransfer, type StopDraft, type TransferDraft } from '../new-stop/stop-draft';
import { useSendStop } from '../new-stop/use-send-stop';
import { useStopForm, type StopForm } from '../new-stop/use-stop-form';
import { AssistingField } from '../parts/assisting-field';
import { Field } from '../parts/field';
import { PasteBox } from '../parts/paste-box';
import { RadioTiles } from '../parts/radio-tiles';
import { SendBar } from '../parts/send-bar';
import { TransferFields, type ProblemOf } from '../parts/transfer-fields';

const FRAUD_TYPES = ['fake_investment', 'brushing_rebate', 'fake_loan', 'impersonating_police', 'impersonating_service', 'impersonating_acquaintance', 'fake_shopping', 'gaming', 'other'] as const;

/** A stop on its way in under a minute: the order is that of a victim's telling, and only what is mandatory stands in the way. */
export function NewStopScreen({ person }: { readonly person: Person }) {
  const { t } = useTranslation();
  const form = useStopForm(person);
  return (
    <main className="page form-page">
      <header className="row"><h1>{t('form.title')}</h1><button type="button" className="link" onClick={() => go({ name: 'home' })}>{t('back')}</button></header>
      {form === null ? <p role="status">{t('loading')}</p> : <StopFormView form={form} person={person} />}
    </main>
  );
}

function StopFormView({ form, person }: { readonly form: StopForm; readonly person: Person }) {
  const { t } = useTranslation();
  const { draft, change, refused, wasRestored, startAnew } = form;
  const sending = useSendStop(form, person);
  const problemOf: ProblemOf = (path) => {
    if (sending.missing.includes(path)) return t(`form.required.${path.slice(path.lastIndexOf('/') + 1)}`);
    const message = refused[path];
    return message === undefined ? undefined : t('form.refused', { message });
  };
  const setTransfer = (transfer: TransferDraft): void => change((before) => ({ ...before, transfers: before.transfers.map((each) => (each.key === transfer.key ? transfer : each)) }));
  const set = (to: Partial<StopDraft>): void => change((before) => ({ ...before, ...to }));
  return (
    <form noValidate onSubmit={(event) => { event.preventDefault(); void sending.send(); }}>
      {wasRestored ? <p className="notice row" role="status"><span>{t('form.restored')}</span><button type="button" className="link" onClick={startAnew}>{t('form.anew')}</button></p> : null}
      {refused[''] === undefined ? null : <p className="notice notice-bad" role="alert">{t('form.refused', { message: refused[''] })}</p>}
      {draft.confirms === undefined ? null : <p className="notice">{t('form.confirms')}</p>}
      <PasteBox draft={draft} onFilled={(filled) => change(() => filled)} />
      {draft.transfers.map((transfer, index) => (
        <section key={transfer.key} aria-labelledby={`${transfer.key}-title`}>
          <header className="row">
            <h2 id={`${transfer.key}-title`}>{t('form.transfer', { number: index + 1 })}</h2>
            {draft.transfers.length > 1 ? <button type="button" className="link danger" onClick={() => set({ transfers: draft.transfers.filter(({ key }) => key !== transfer.key) })}>{t('form.remove_transfer', { number: index + 1 })}</button> : null}
          </header>
          <TransferFields transfer={transfer} index={index} onChange={setTransfer} problemOf={problemOf} />
        </section>
      ))}
      <button type="button" onClick={() => set({ transfers: [...draft.transfers, newTransfer(nextKey(draft.transfers), draft.transfers[0])] })}>{t('form.add_transfer')}</button>
      <VictimFields draft={draft} set={set} problemOf={problemOf} />
      <RadioTiles
        name="fraudType" legend={t('form.fraud_type')} value={draft.fraudType} onChange={(fraudType) => set({ fraudType })} problem={problemOf('/fraudType')}
        options={FRAUD_TYPES.map((value) => ({ value, label: t(`word.fraud_type.${value}`) }))}
      />
      <h2>{t('form.officers')}</h2>
      <p>{t('form.handling', { name: person.name, id: person.officerId ?? person.subject })}</p>
      <AssistingField person={person} value={draft.assisting} onChange={(assisting) => set({ assisting })} problemOf={problemOf} />
      <MoreFields draft={draft} set={set} problemOf={problemOf} />
      <SendBar sending={sending} />
    </form>
  );
}

interface GroupProps {
  readonly draft: StopDraft;
  readonly set: (to: Partial<StopDraft>) => void;
  readonly problemOf: ProblemOf;
}

function VictimFields({ draft, set, problemOf }: GroupProps) {
  const { t } = useTranslation();
  return (
    <>
      <h2>{t('form.victim')}</h2>
      <Field label={t('form.victim_name')} path="/victim/name" value={draft.victimName} onChange={(victimName) => set({ victimName })} problem={problemOf('/victim/name')} />
      <Field label={t('form.victim_phone')} path="/victim/phone" type="tel" inputMode="tel" value={draft.victimPhone} onChange={(victimPhone) => set({ victimPhone })} problem={problemOf('/victim/phone')} />
    </>
  );
}

function MoreFields({ draft, set, problemOf }: GroupProps) {
  const { t } = useTranslation();
  return (
    <details>
      <summary>{t('form.more')}</summary>
      <Field label={t('form.summary')} path="/summary" value={draft.summary} onChange={(summary) => set({ summary })} problem={problemOf('/summary')} />
      <Field label={t('form.case_number')} path="/caseNumber" value={draft.caseNumber} onChange={(caseNumber) => set({ caseNumber })} problem={problemOf('/caseNumber')} />
      <Field label={t('form.id_number')} path="/victim/idNumber" value={draft.victimIdNumber} onChange={(victimIdNumber) => set({ victimIdNumber })} problem={problemOf('/victim/idNumber')} />
    </details>
  );
}
