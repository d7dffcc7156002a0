import { useId, useState, type ClipboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { pasteInto, type PasteResult } from '../new-stop/paste-into';
import type { StopDraft } from '../new-stop/stop-draft';

export interface PasteBoxProps {
  readonly draft: StopDraft;
  readonly onFilled: (draft: StopDraft) => void;
}

/** Paste and the fields fill; what was understood, and what speaks against it, is said. */
export function PasteBox({ draft, onFilled }: PasteBoxProps) {
  const { t } = useTranslation();
  const id = useId();
  const [text, setText] = useState('');
  const [result, setResult] = useState<PasteResult | null>(null);
  const read = async (pasted: string): Promise<void> => {
    if (pasted.trim() === '') return;
    const read = await pasteInto(draft, pasted);
    setResult(read);
    onFilled(read.draft);
  };
  const onPaste = (event: ClipboardEvent<HTMLTextAreaElement>): void => {
    const pasted = event.clipboardData.getData('text');
    event.preventDefault();
    setText(pasted);
    void read(pasted);
  };
  return (
    <section className="card paste" aria-labelledby={`${id}-title`}>
      <label id={`${id}-title`} htmlFor={id}>{t('form.paste')}</label>
      <textarea id={id} rows={3} value={text} onPaste={onPaste} onChange={(event) => setText(event.target.value)} placeholder={t('form.paste_hint')} spellCheck={false} />
      <div className="row">
        <button type="button" disabled={text.trim() === ''} onClick={() => void read(text)}>{t('form.paste_read')}</button>
        {text === '' ? null : <button type="button" className="link" onClick={() => { setText(''); setResult(null); }}>{t('form.paste_clear')}</button>}
      </div>
      <div role="status">{result === null ? null : <PasteOutcome result={result} />}</div>
    </section>
  );
}

function PasteOutcome({ result: { filled, transfers, doubts } }: { readonly result: PasteResult }) {
  const { t } = useTranslation();
  return (
    <>
      <p>{filled === 0 ? t('form.paste_nothing') : transfers > 1 ? t('form.paste_several', { count: transfers }) : t('form.paste_filled', { count: filled })}</p>
      {doubts.map((doubt) => <p key={doubt} className="problem">{t(`form.doubt.${doubt}`)}</p>)}
    </>
  );
}
