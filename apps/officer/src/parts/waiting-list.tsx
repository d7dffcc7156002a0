import { formatTime, usePerson } from '@paystop/ui-kit';
import { useTranslation } from 'react-i18next';
import { go } from '../app/router';
import { useOutbox, useServices } from '../app/services';
import { newStop } from '../new-stop/stop-draft';
import { toDraft } from '../new-stop/to-draft';
import type { WaitingRequest } from '../outbox/outbox';
import { isDecidedElsewhere, needsNewId } from '../outbox/outbox.machine';

/** What has not reached the centre yet, and what can be done about each. */
export function WaitingList() {
  const { t } = useTranslation();
  const { engine } = useServices();
  const { mine, ofOthers, signInNeeded } = useOutbox();
  if (mine.length === 0 && ofOthers === 0) return null;
  return (
    <section aria-labelledby="waiting-title" className="card card-warn">
      <h2 id="waiting-title">{t('waiting.title')}</h2>
      {signInNeeded ? <p>{t('waiting.sign_in')}</p> : null}
      <ul className="plain">{mine.map((request) => <WaitingItem key={request.requestId} request={request} />)}</ul>
      {ofOthers === 0 ? null : <p className="quiet">{t('waiting.others', { count: ofOthers })}</p>}
      {mine.some(({ state }) => state.name === 'waiting') ? <button type="button" onClick={() => void engine.send(true)}>{t('waiting.send_now')}</button> : null}
    </section>
  );
}

function WaitingItem({ request }: { readonly request: WaitingRequest }) {
  const { t } = useTranslation();
  const { engine } = useServices();
  const reopen = useReopen();
  const { requestId, savedAt, state, attempts, content, ofOtherUnit } = request;
  const canBeOpened = content !== undefined && (state.name === 'returned' || ofOtherUnit);
  const discard = (): void => {
    if (confirm(t('waiting.discard_sure'))) void engine.discard(requestId);
  };
  return (
    <li data-request={requestId}>
      <p>{t(messageOf(request), { time: formatTime(savedAt) })}</p>
      {attempts > 0 && state.name === 'waiting' ? <p className="quiet">{t('waiting.attempts', { count: attempts })}</p> : null}
      {state.name === 'returned' ? <p className="quiet">{state.refusal.errors[0]?.message ?? state.refusal.detail}</p> : null}
      <div className="row">
        {canBeOpened ? <button type="button" onClick={() => void reopen(request)}>{t('waiting.open')}</button> : null}
        <button type="button" className="link danger" onClick={discard}>{t('waiting.discard')}</button>
      </div>
    </li>
  );
}

function messageOf({ content, ofOtherUnit, state }: WaitingRequest): string {
  if (content === undefined) return 'waiting.unreadable';
  if (ofOtherUnit) return 'waiting.other_unit';
  return state.name === 'returned' ? 'waiting.returned' : 'waiting.saved';
}

/** Back into the form, with the centre's words at the fields that they are about. */
function useReopen(): (request: WaitingRequest) => Promise<void> {
  const { drafts, engine } = useServices();
  const person = usePerson();
  return async ({ content, state, requestId, ofOtherUnit }) => {
    if (content === undefined) return;
    const needsAnother = ofOtherUnit || (state.name === 'returned' && needsNewId(state.refusal));
    const id = needsAnother ? crypto.randomUUID() : requestId;
    const { confirms, ...body } = content;
    const mayConfirm = confirms !== undefined && !(state.name === 'returned' && isDecidedElsewhere(state.refusal));
    const draft = { ...toDraft(mayConfirm ? content : body, newStop({ requestId: id, nowMs: Date.now() })), requestId: id };
    const stored = await drafts.keep({ draft, ...(state.name === 'returned' ? { refused: refusedFields(state.refusal) } : {}) }, person);
    if (stored && needsAnother) await engine.discard(requestId);
    go({ name: 'new' });
  };
}

function refusedFields(refusal: { readonly errors: readonly { readonly path: string; readonly message: string }[]; readonly detail: string }): readonly { readonly path: string; readonly message: string }[] {
  return refusal.errors.length > 0 ? refusal.errors : [{ path: '', message: refusal.detail }];
}
